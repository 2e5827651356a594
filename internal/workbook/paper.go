package workbook

import (
	"strings"

	"casemaker/internal/spreadsheet"
)

// margins are what a cell keeps free beside its words, in characters: its indent, and the room at its edges.
const margins = 2.2

// breadths are how broad the letters of the typeface are, Calibri, in digits, which columns are counted in.
var breadths = func() (all [128]float64) {
	for of, broad := range map[string]float64{"mwMW@": 1.6, "ABDGHKNOPQRUVXYZ&%+=<>": 1.2, " fijlrt.,:;'\"!|()[]{}/-": 0.6} {
		for _, r := range of {
			all[r] = broad - 1
		}
	}
	return all
}()

// breadth is how broad a letter is.
func breadth(r rune) float64 {
	if int(r) < len(breadths) {
		return 1 + breadths[r]
	}
	return 1
}

// lines is into how many lines words fall in a column of so many digits, as a spreadsheet breaks them: between words, and within one only
// where it is longer than a line.
func lines(words string, width float64) int {
	n := 0
	for part := range strings.SplitSeq(words, "\n") {
		n++
		at := 0.0
		for word := range strings.SplitSeq(part, " ") {
			long := 0.0
			for _, r := range word {
				long += breadth(r)
			}
			if at > 0 && at+0.5+long > width {
				n++
				at = 0
			}
			for at == 0 && long > width {
				n++
				long -= width
			}
			if at > 0 {
				at += 0.5
			}
			at += long
		}
	}
	return n
}

// Paper within its margins, in points, and how broad a column of one digit is.
const (
	shortSide, longSide = 523.0, 728.0
	digit               = 5.5
	letters             = 11.0 // how high those of a sheet are
	leastLetters        = 6.0  // how high they are on paper at the least
)

// printed decides how a sheet is printed: upright or across, on one page if its letters stay large enough for that, on large paper if even
// its columns ask for it.
func printed(s *spreadsheet.Sheet) {
	across, down := 0.0, 0.0
	for _, w := range s.Widths {
		across += w * digit
	}
	for _, r := range s.Rows {
		down += max(r.Height, line)
	}
	scale := func(wide, high float64) float64 { return min(1, wide/across, high/down) }
	upright, flat := scale(shortSide, longSide), scale(longSide, shortSide)
	s.Upright = upright >= flat
	s.OnePage = letters*max(upright, flat) >= leastLetters
	if s.OnePage {
		return
	}
	s.Upright = shortSide/across >= 0.8
	s.Large = letters*longSide/across < leastLetters
}
