#!/usr/bin/env bash
# Cuts the typefaces of papers and pictures to the letters and signs that they use, from the folders of two npm packages:
#
#   npm pack @expo-google-fonts/source-sans-3@0.4.1 @expo-google-fonts/source-serif-4@0.4.1, each unpacked
#   bash cut.sh SOURCE-SANS-3/package SOURCE-SERIF-4/package
#
# It needs Python with fontTools. Shaping rules and hints go; outlines, widths and lining figures of one width stay as they are.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
letters=U+0020-007E,U+00A0-024F,U+02BB-02BC,U+02C6-02DD,U+1E00-1EFF
signs=U+2002-2010,U+2012-2015,U+2018-201E,U+2020-2022,U+2026,U+202F-2030,U+2032-2033,U+2039-203A,U+2044,U+2070-208E,U+20AC,U+2116,U+2122
mathematics=U+2153-215E,U+2190-2193,U+2212,U+2215,U+2219,U+221E,U+2248,U+2260,U+2264-2265,U+25A0-25A1,U+25B2,U+25BC,U+25CF,U+2713

cut() { # file, name of the cut file, family, style
	python=${PYTHON:-python3}
	"$python" -m fontTools.subset "$1" --unicodes="$letters,$signs,$mathematics" --layout-features= --no-hinting --drop-tables+=GSUB,GPOS,GDEF,STAT,DSIG,gasp \
		--name-IDs= --notdef-outline --output-file="$here/$2.ttf"
	"$python" - "$here/$2.ttf" "$3" "$4" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont
path, family, style = sys.argv[1:]
font = TTFont(path, recalcTimestamp=False)
names = font["name"]
names.names = []
said = {
    1: family + ("" if style in ("Regular", "Italic") else " SemiBold"), 2: "Italic" if "Italic" in style else "Regular",
    4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", ""),
    0: "Cut from Source Sans 3 and Source Serif 4, copyright 2010-2023 Adobe (http://www.adobe.com/).",
    13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.", 14: "https://openfontlicense.org",
}
for number, text in said.items():
    names.setName(text, number, 3, 1, 0x409)
font.save(path)
PYTHON
}

sans=$1 serif=$2
cut "$sans/400Regular/SourceSans3_400Regular.ttf" sans "Casemaker Sans" Regular
cut "$sans/600SemiBold/SourceSans3_600SemiBold.ttf" sans-bold "Casemaker Sans" SemiBold
cut "$sans/400Regular_Italic/SourceSans3_400Regular_Italic.ttf" sans-italic "Casemaker Sans" Italic
cut "$sans/600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf" sans-bold-italic "Casemaker Sans" SemiBoldItalic
cut "$serif/600SemiBold/SourceSerif4_600SemiBold.ttf" serif-bold "Casemaker Serif" SemiBold
