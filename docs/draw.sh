#!/usr/bin/env bash
# Draws every picture of this folder again: docs/draw.sh [CAPCALC], the program, by default artifacts/capcalc/capcalc.
set -euo pipefail
capcalc=$(realpath "${1:-"$(dirname "${BASH_SOURCE[0]}")/../artifacts/capcalc/capcalc"}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# draw SCENARIO KIND OPTION...: docs/KIND.png, at a size that is small in bytes and can be read in a page.
draw() { "$capcalc" chart "scenarios/$1.yaml" --kind "$2" -o "docs/$2.png" --width 900 --height 500 "${@:3}" 2>/dev/null; }

draw web-search funnel
draw web-search latency
draw web-search load
draw web-search frontier --for traffic.rate --for pipeline.rank-1.keep
draw short-videos-day day
draw growing-search runway
draw cross-encoder-depth depth
draw cross-encoder-depth pareto
draw rag-rerank heatmap
draw funnel-depth stages
draw uncertain-search tornado
draw uncertain-search distribution
draw uncertain-search hosts
draw uncertain-search fan
