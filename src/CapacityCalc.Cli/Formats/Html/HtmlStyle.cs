namespace CapacityCalc.Cli.Formats.Html;

/// <summary>The style sheet of every page: light or dark as the reader's screen is, light in print.</summary>
internal static class HtmlStyle
{
    /// <remarks>Its colours are those of the charts. Texts have a contrast of at least 4.5 on what they stand on, as WCAG 2.1 asks.</remarks>
    public const string Sheet =
        """
        :root {
          color-scheme: light; --paper: #ffffff; --ink: #1b1f24; --quiet: #5b6570; --line: #e1e5ea; --shade: #f5f7f9; --bar: #0072b2; --rest: #cfdce6;
          --good: #00694d; --good-shade: #e3f3ed; --bad: #a83c00; --bad-shade: #fdece3; --doubtful: #7a5200; --doubtful-shade: #fbf1d9; --link: #005f96;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            color-scheme: dark; --paper: #15181c; --ink: #f2f4f6; --quiet: #a5afba; --line: #2f363f; --shade: #1d2127; --bar: #3d9bd6; --rest: #33424f;
            --good: #4fd3a8; --good-shade: #15342b; --bad: #ff9a66; --bad-shade: #40241a; --doubtful: #e8b84a; --doubtful-shade: #362c14; --link: #7cc3f0;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 Inter, "Segoe UI", "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; overflow-wrap: break-word; }
        main { max-width: 57.5rem; margin: 0 auto; padding: 3rem 1.25rem 5rem; }
        h1, h2, h3, h4, h5, h6 { line-height: 1.25; font-weight: 600; margin: 0; letter-spacing: -0.01em; text-wrap: balance; }
        h1 { font-size: clamp(1.9rem, 1.4rem + 2vw, 2.6rem); letter-spacing: -0.025em; }
        section h2 { font-size: 1.5rem; margin: 3.5rem 0 1rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
        section h3 { font-size: 1.15rem; margin: 2.25rem 0 0.75rem; }
        section h4, section h5, section h6 { font-size: 1rem; margin: 1.75rem 0 0.5rem; }
        p, ul, dl, figure, pre, .scroll { margin: 0 0 1rem; }
        ul { padding-left: 1.2rem; }
        li { margin-bottom: 0.25rem; }
        a { color: var(--link); text-underline-offset: 0.15em; }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
        .good { color: var(--good); } .bad { color: var(--bad); } .doubtful { color: var(--doubtful); } .quiet, .legend { color: var(--quiet); } .strong { font-weight: 600; }
        .legend { font-size: 0.875rem; }
        ul.legend { list-style: none; padding: 0; }
        .skip { position: absolute; left: -100vw; background: var(--paper); padding: 0.5rem 1rem; }
        .skip:focus { left: 1rem; top: 1rem; }
        .question { font-size: 1.2rem; color: var(--quiet); margin: 0.6rem 0 0; max-width: 44rem; text-wrap: pretty; }
        .answer { font-size: 1.2rem; line-height: 1.45; font-weight: 600; }
        header .answer { font-size: 1.45rem; letter-spacing: -0.01em; margin: 1.75rem 0 0.75rem; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(13.5rem, 1fr)); gap: 0.75rem; margin: 1.75rem 0 0; }
        .tiles div { background: var(--shade); border-radius: 10px; padding: 0.9rem 1.1rem 1rem; }
        .tiles dt { font-size: 0.875rem; color: var(--quiet); }
        .tiles dd { margin: 0.35rem 0 0; font-size: 0.875rem; }
        .tiles .value { font-size: 1.6rem; font-weight: 600; line-height: 1.2; letter-spacing: -0.02em; margin-top: 0.15rem; }
        .chip { display: inline-block; border-radius: 1rem; padding: 0.05rem 0.65rem; font-weight: 600; background: var(--good-shade); }
        .chip.bad { background: var(--bad-shade); } .chip.doubtful { background: var(--doubtful-shade); }
        .contents { margin: 2.5rem 0 0; font-size: 0.9rem; }
        .contents h2 { font-size: 0.8rem; color: var(--quiet); letter-spacing: 0.05em; text-transform: uppercase; margin-bottom: 0.5rem; }
        .contents ul { list-style: none; padding: 0; margin: 0; columns: 9rem auto; column-gap: 1.5rem; }
        .contents li ul { padding-left: 0.9rem; columns: auto; }
        .contents li { margin: 0; break-inside: avoid; }
        .contents a { display: block; padding: 0.2rem 0; color: var(--ink); text-decoration: none; }
        .contents li li a { color: var(--quiet); }
        .contents a:hover { color: var(--link); text-decoration: underline; }
        .scroll { overflow-x: auto; max-width: 100%; }
        figure { border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
        figure .scroll { margin: 0; }
        svg { display: block; width: 100%; min-width: 40rem; height: auto; }
        table { border-collapse: collapse; min-width: 100%; font-size: 0.875rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
        caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        th, td { text-align: left; vertical-align: baseline; padding: 0.45rem 1rem 0.45rem 0; white-space: nowrap; border-bottom: 1px solid var(--line); }
        thead th { color: var(--quiet); font-weight: 500; vertical-align: bottom; padding-top: 0; }
        thead .group { text-align: center; padding-bottom: 0.2rem; }
        tbody th { font-weight: 500; }
        .n { text-align: right; }
        .wraps { white-space: normal; min-width: 14rem; }
        .total th, .total td { font-weight: 600; border-bottom: 0; border-top: 1px solid var(--quiet); }
        .bar { display: inline-block; position: relative; width: 8rem; height: 0.7rem; }
        .bar span { position: absolute; left: 0; top: 0; bottom: 0; border-radius: 2px; }
        .key { display: inline-block; width: 0.7em; height: 0.7em; border-radius: 2px; margin-right: 0.3em; }
        .whole { background: var(--rest); } .solid { background: var(--bar); }
        .workings > div { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
        .workings > div:last-child { border-bottom: 0; }
        .workings dt { font-size: 0.875rem; font-weight: 500; }
        .workings dd { margin: 0.2rem 0 0; }
        .formula { font-family: Cambria, "STIX Two Text", "Times New Roman", "Liberation Serif", serif; font-size: 1.05rem; overflow-wrap: anywhere; }
        div.formula { margin-bottom: 1rem; }
        div.formula p { margin: 0.2rem 0; }
        sub, sup { font-size: 0.72em; line-height: 0; }
        pre { background: var(--shade); border-radius: 10px; padding: 1rem 1.25rem; font: 0.8rem/1.55 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace; }
        code { font-family: inherit; }
        details { margin: 0.75rem 0; border: 1px solid var(--line); border-radius: 10px; padding: 0 1.25rem; }
        details > summary { cursor: pointer; padding: 0.75rem 0; }
        summary h2, summary h3, summary h4, summary h5, summary h6 { display: inline; margin: 0; padding: 0; border: 0; font-size: 1rem; }
        @media screen and (max-width: 40rem) {
          main { padding-top: 2rem; }
          header .answer { font-size: 1.25rem; }
          .tiles { grid-template-columns: 1fr 1fr; }
          .tiles div { padding: 0.75rem 0.9rem; }
          .tiles .value { font-size: 1.3rem; }
          .chip { border-radius: 0.6rem; }
        }
        @media screen and (min-width: 76rem) {
          main { max-width: 74rem; display: grid; grid-template-columns: 12rem minmax(0, 55rem); column-gap: 3.5rem; padding-left: 2rem; padding-right: 2rem; }
          header, #sections { grid-column: 2; }
          .contents { grid-column: 1; grid-row: 1 / span 2; align-self: start; position: sticky; top: 0; max-height: 100vh; overflow-y: auto; margin: 0; padding: 0.6rem 0 2rem; }
          .contents ul { columns: auto; }
        }
        @media print {
          @page { margin: 16mm 14mm; }
          html { font-size: 9.5pt; }
          main { max-width: none; padding: 0; }
          .contents, .skip { display: none; }
          .scroll { overflow: visible; }
          svg { min-width: 0; }
          table { font-size: 0.78rem; }
          th, td { white-space: normal; padding: 0.25rem 0.5rem 0.25rem 0; }
          .n { white-space: nowrap; }
          .wraps { min-width: 0; }
          .bar { width: 4rem; }
          .bar span, .key, .tiles div, .chip, pre { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          pre { white-space: pre-wrap; }
          figure, .tiles, .workings > div, tr { break-inside: avoid; }
          h2, h3, h4 { break-after: avoid; }
          details { border: 0; padding: 0; }
          details::details-content { content-visibility: visible; height: auto; }
          summary { list-style: none; }
        }

        """;
}
