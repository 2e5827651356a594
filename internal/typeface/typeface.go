// Package typeface holds the typefaces of papers and pictures, so that nothing is read from the machine: Source Sans 3 for text and
// tables, Source Serif 4 for headings and large figures. They are cut to Latin letters and the signs that papers use; figures are lining ones of
// one width. cut.sh makes the files, LICENSE goes with them.
package typeface

import _ "embed" // for the files

// Sans is the typeface of text.
//
//go:embed sans.ttf
var Sans []byte

// SansBold is the typeface of text that matters more.
//
//go:embed sans-bold.ttf
var SansBold []byte

// SansItalic is the typeface of stressed text.
//
//go:embed sans-italic.ttf
var SansItalic []byte

// SansBoldItalic is the typeface of stressed text that matters more.
//
//go:embed sans-bold-italic.ttf
var SansBoldItalic []byte

// SerifBold is the typeface of headings and large figures.
//
//go:embed serif-bold.ttf
var SerifBold []byte
