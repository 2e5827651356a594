package chart

import "strings"

// widths are those of the characters from space to tilde in Arial and its equals (Liberation Sans, Helvetica), in
// thousandths of the size: regular, then bold. The site's own faces may differ by some hundredths.
var widths = [2][95]uint16{
	{278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
		1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
		333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584},
	{278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
		975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
		333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584},
}

// unknown is the width taken for a character beyond ASCII: that of most letters with accents, £ and –.
const unknown = 570

// measure is how wide a text is at a size.
func measure(text string, size float64, bold bool) float64 {
	sum := 0
	for _, r := range text {
		sum += widthOf(r, bold)
	}
	return float64(sum) * size / 1000
}

func widthOf(r rune, bold bool) int {
	if r < ' ' || r > '~' {
		return unknown
	}
	if bold {
		return int(widths[1][r-' '])
	}
	return int(widths[0][r-' '])
}

// wrap breaks text into lines of a width. A word wider than that is cut.
func wrap(text string, width, size float64, bold bool) []string {
	var lines []string
	current := ""
	for _, word := range strings.Fields(text) {
		for {
			head := fitting(word, width, size, bold)
			if head == len(word) {
				break
			}
			if current != "" {
				lines, current = append(lines, current), ""
			}
			lines, word = append(lines, word[:head]), word[head:]
		}
		if current != "" && measure(current+" "+word, size, bold) > width {
			lines, current = append(lines, current), ""
		}
		if current != "" {
			current += " "
		}
		current += word
	}
	if current != "" {
		lines = append(lines, current)
	}
	return lines
}

// fitting is how many bytes of a word fit a width, at least those of one character.
func fitting(word string, width, size float64, bold bool) int {
	sum := 0
	for i, r := range word {
		sum += widthOf(r, bold)
		if i > 0 && float64(sum)*size/1000 > width {
			return i
		}
	}
	return len(word)
}
