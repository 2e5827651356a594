#!/usr/bin/env bash
# Cuts the typefaces of pages, which browsers fetch as WOFF2, from the folders of two npm packages:
#
#   npm pack @fontsource-variable/source-sans-3@5.3.1 @fontsource-variable/source-serif-4@5.3.1, each unpacked
#   bash cut-web.sh SOURCE-SANS-3/package SOURCE-SERIF-4/package
#
# It needs Python with fontTools (4.38) and brotli. Text is of any weight from 400 to 700; headings are of one, 640, and one optical size. Each
# is two files: Latin letters that English needs, and those of Welsh, Gaelic and other languages, which a browser fetches only for a page
# that has them. Browsers keep the files for long, so the number at the end of their names goes up by one when they are cut anew
# (here and in templates/assets/style.css).
set -euo pipefail
to=$(cd "$(dirname "$0")/../../templates/assets/fonts" && pwd)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
python=${PYTHON:-python3}
latin=U+20-7E,U+A0-FF,U+131,U+152-153,U+300-303,U+308,U+2009,U+2011,U+202F,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+2032-2033,U+2039-203A,U+20AC,U+2122,U+2191,U+2193,U+2212
other=U+100-17F,U+1E02-1E03,U+1E0A-1E0B,U+1E1E-1E1F,U+1E40-1E41,U+1E56-1E57,U+1E60-1E61,U+1E6A-1E6B,U+1E80-1E85,U+1EF2-1EF3

cut() { # file, place on its axes, letters, name of the cut file, family
	"$python" -m fontTools.varLib.instancer --no-recalc-timestamp -q "$1" $2 -o "$work/placed.ttf"
	"$python" -m fontTools.subset "$work/placed.ttf" --unicodes="$3" --layout-features=kern,liga,ccmp,locl,mark,mkmk,tnum,lnum,pnum --no-hinting \
		--name-IDs= --notdef-outline --output-file="$work/cut.ttf"
	"$python" - "$work/cut.ttf" "$to/$4.woff2" "$5" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont
path, to, family = sys.argv[1:]
font = TTFont(path, recalcTimestamp=False)
said = {
    0: "Cut from Source Sans 3 and Source Serif 4, copyright 2010-2023 Adobe (http://www.adobe.com/).",
    1: family, 2: "Regular", 4: family, 6: family.replace(" ", ""),
    13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.", 14: "https://openfontlicense.org",
}
for number, text in said.items():
    font["name"].setName(text, number, 3, 1, 0x409)
font.flavor = "woff2"
font.save(to)
PYTHON
}

sans=$1/files/source-sans-3 serif=$2/files/source-serif-4
cut "$sans-latin-wght-normal.woff2" wght=400:700 "$latin" sans-1 "Casemaker Sans"
cut "$sans-latin-ext-wght-normal.woff2" wght=400:700 "$other" sans-other-1 "Casemaker Sans"
cut "$serif-latin-opsz-normal.woff2" "wght=640 opsz=20" "$latin" serif-1 "Casemaker Serif"
cut "$serif-latin-ext-opsz-normal.woff2" "wght=640 opsz=20" "$other" serif-other-1 "Casemaker Serif"
