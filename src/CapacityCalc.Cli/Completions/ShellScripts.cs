using System.Collections.Immutable;

namespace CapacityCalc.Cli.Completions;

/// <summary>What makes a shell ask the program how a line can go on.</summary>
internal static class ShellScripts
{
    public static ImmutableArray<(string Shell, string Script)> All { get; } = [("bash", Bash), ("zsh", Zsh), ("fish", Fish)];

    /// <remarks>Readline breaks words at = and :, so that the parts are put together again, and replaces only the part behind the last of them.</remarks>
    private const string Bash = """
        # Completion of capcalc for bash. To install it for yourself:
        #   capcalc completion bash > "${XDG_DATA_HOME:-$HOME/.local/share}/bash-completion/completions/capcalc"
        # or, for this shell alone: source <(capcalc completion bash)
        _capcalc() {
          local word text rest glued='' kept=''
          local -a words=()
          for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
            word=${word#[\"\']}
            if ((${#words[@]} > 0)) && [[ -n $glued || $word == [=:]* ]]; then
              words[${#words[@]}-1]+=$word
            else
              words+=("$word")
            fi
            if [[ $word == *[=:] ]]; then glued=1; else glued=''; fi
          done
          word=${words[${#words[@]}-1]}
          if [[ $COMP_WORDBREAKS == *=* ]]; then kept=${word%"${word##*[=:]}"}; fi
          COMPREPLY=()
          while IFS=$'\t' read -r text rest; do
            COMPREPLY+=("${text#"$kept"}")
          done < <("$1" complete -- "${words[@]}" 2>/dev/null)
          if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[=/] ]]; then compopt -o nospace 2>/dev/null; fi
        }
        complete -F _capcalc capcalc

        """;

    private const string Zsh = """
        #compdef capcalc
        # Completion of capcalc for zsh. To install it, write it into a folder of $fpath, and start a new shell:
        #   capcalc completion zsh > "${fpath[1]}/_capcalc"
        # or, for this shell alone: source <(capcalc completion zsh)
        _capcalc() {
          local line
          local -a whole begun wholeShown begunShown
          for line in "${(@f)$("${words[1]}" complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
            if [[ ${line%%$'\t'*} == *[=/] ]]; then
              begun+=("${line%%$'\t'*}")
              begunShown+=("${line/$'\t'/  -- }")
            elif [[ -n $line ]]; then
              whole+=("${line%%$'\t'*}")
              wholeShown+=("${line/$'\t'/  -- }")
            fi
          done
          if ((${#whole})); then compadd -l -d wholeShown -- "${whole[@]}"; fi
          if ((${#begun})); then compadd -l -S '' -d begunShown -- "${begun[@]}"; fi
        }
        if [[ ${funcstack[1]} == _capcalc ]]; then _capcalc "$@"; else compdef _capcalc capcalc; fi

        """;

    private const string Fish = """
        # Completion of capcalc for fish. To install it:
        #   capcalc completion fish > ~/.config/fish/completions/capcalc.fish
        function __capcalc_complete
            set -l words (commandline -opc) (commandline -ct)
            $words[1] complete -- $words[2..-1] 2>/dev/null
        end
        complete -c capcalc -f -a '(__capcalc_complete)'

        """;
}
