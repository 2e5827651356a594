package textfile

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// unseen are characters that show nothing and change what stands beside them: those that turn the direction of writing, and
// spaces without width.
var unseen = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x061c, Hi: 0x061c, Stride: 1}, {Lo: 0x180e, Hi: 0x180e, Stride: 1}, {Lo: 0x200b, Hi: 0x200f, Stride: 1},
	{Lo: 0x202a, Hi: 0x202e, Stride: 1}, {Lo: 0x2061, Hi: 0x2069, Stride: 1}, {Lo: 0xfeff, Hi: 0xfeff, Stride: 1},
}, R32: []unicode.Range32{{Lo: 0xe0000, Hi: 0xe007f, Stride: 1}}}

// foreign are scripts whose letters look like Latin ones.
var foreign = []*unicode.RangeTable{unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Cherokee}

// Odd finds the first character of a text that misleads who reads it: one that is not seen, or a letter of another script
// in a word of Latin letters, as the "е" of "Leеds". What says so; it is empty where there is none. At is the byte of the text.
func Odd(text string) (at int, what string) {
	word := struct {
		latin bool
		other rune
		at    int
	}{at: -1}
	for i, r := range text {
		switch {
		case r < utf8.RuneSelf && !unicode.IsLetter(r):
			word.latin, word.other, word.at = false, 0, -1
		case unicode.Is(unseen, r):
			return i, fmt.Sprintf("the character %U, which is not seen", r)
		case unicode.Is(unicode.Latin, r):
			word.latin = true
		case unicode.In(r, foreign...):
			if word.at < 0 {
				word.other, word.at = r, i
			}
		case !unicode.IsMark(r):
			word.latin, word.other, word.at = false, 0, -1
		}
		if word.latin && word.at >= 0 && looksLatin(word.other) {
			return word.at, fmt.Sprintf("the letter %q (%U) in a word of Latin letters, which it only looks like", word.other, word.other)
		}
	}
	return -1, ""
}

// looksLatin reports whether a letter of another script is drawn as a Latin one. An "α" in a formula is not.
func looksLatin(r rune) bool {
	for _, similar := range "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲ" {
		if r == similar {
			return true
		}
	}
	return unicode.In(r, unicode.Cherokee, unicode.Armenian)
}
