package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casemaker/internal/face"
	"casemaker/internal/tagged"
)

// A part is text of one look in a line.
type part struct {
	look
	text    string
	width   float64
	anchors []string
}

// A word is parts that no line break comes between.
type word struct {
	parts []part
	width float64
	space float64 // the width of the space after it; 0 where the line may break without one
	stop  bool    // the line ends after it
}

// A line is parts set side by side.
type line struct {
	parts []part
	width float64 // without the space at its end
}

// words parts runs where lines may break.
func (l *layout) words(runs []run) []word {
	var all []word
	open := false // the last word goes on
	for _, r := range runs {
		f := l.faces.Face(r.style)
		text, anchor := r.text, r.anchor
		for text != "" {
			if text[0] == ' ' {
				if len(all) > 0 && all[len(all)-1].space == 0 && !all[len(all)-1].stop {
					all[len(all)-1].space = f.Width(" ", r.size)
				}
				text, open = text[1:], false
				continue
			}
			piece := text[:breakAfter(text)]
			text = text[len(piece):]
			p := part{look: r.look, text: piece, width: f.Width(piece, r.size)}
			if anchor != "" {
				p.anchors, anchor = []string{anchor}, ""
			}
			if open {
				last := &all[len(all)-1]
				last.parts = append(last.parts, p)
				last.width += p.width
			} else {
				all = append(all, word{parts: []part{p}, width: p.width})
			}
			open = text == ""
		}
		if r.stop && len(all) > 0 {
			all[len(all)-1].stop, open = true, false
		}
	}
	return all
}

// breaks reports whether a line may break after a character, other than at spaces.
func breaks(r rune) bool {
	switch r {
	case '-', '–', '—', '/', '?', '&', '_', '=':
		return true
	}
	return false
}

// breakAfter finds where a piece of text ends: before a space, or behind a character that a line may break after,
// if letters stand on both sides of it, so that neither "−3" nor "2019–20" falls apart.
func breakAfter(text string) int {
	last := ' '
	for i, r := range text {
		if r == ' ' {
			return i
		}
		if after := i + utf8.RuneLen(r); breaks(r) && after < len(text) {
			next, _ := utf8.DecodeRuneInString(text[after:])
			if unicode.IsLetter(last) && unicode.IsLetter(next) || r == '/' && i > 12 {
				return after
			}
		}
		last = r
	}
	return len(text)
}

// lines breaks words into lines of a width. A word wider than a line is cut.
func (l *layout) lines(words []word, width float64) []line {
	var all []line
	var current line
	space := 0.0
	flush := func(spaced bool) {
		if len(current.parts) > 0 {
			all = append(all, l.finished(current, spaced))
		}
		current, space = line{}, 0
	}
	for _, w := range words {
		if len(current.parts) > 0 && current.width+space+w.width > width+0.01 {
			flush(space > 0)
		}
		for w.width > width+0.01 {
			var head word
			head, w = l.cut(w, width)
			if len(w.parts) == 0 {
				w = head
				break
			}
			current.add(head, 0)
			flush(false)
		}
		current.add(w, space)
		if space = w.space; w.stop {
			flush(true)
		}
	}
	flush(false)
	return all
}

// add puts a word at the end of a line, after a space of a width.
func (ln *line) add(w word, space float64) {
	for i, p := range w.parts {
		n := len(ln.parts)
		if i == 0 && space > 0 && n > 0 {
			ln.parts[n-1].text += " "
			ln.parts[n-1].width += space
			ln.width += space
		}
		ln.width += p.width
		if n > 0 && ln.parts[n-1].look == p.look && len(p.anchors) == 0 {
			ln.parts[n-1].text += p.text
			ln.parts[n-1].width += p.width
			continue
		}
		ln.parts = append(ln.parts, p)
	}
}

// finished sets what is written from right to left, and ends a line that was broken at a space with that space, so
// that the words of two lines stay apart when the text is copied or read aloud.
func (l *layout) finished(ln line, spaced bool) line {
	for i := range ln.parts {
		if p := &ln.parts[i]; p.rtl {
			text := strings.TrimRight(p.text, " ")
			p.text = reversed(text) + p.text[len(text):]
			p.node = &node{role: tagged.Span, attributes: tagged.Attributes{Actual: text}, parent: p.node}
		}
	}
	if last := &ln.parts[len(ln.parts)-1]; spaced && !last.rtl {
		last.text += " "
	}
	return ln
}

// reversed turns text around, marks staying behind the letters that they belong to.
func reversed(text string) string {
	runes := []rune(text)
	slices.Reverse(runes)
	for i := 0; i < len(runes); i++ {
		from := i
		for i < len(runes)-1 && unicode.Is(unicode.Mn, runes[i]) {
			i++
		}
		slices.Reverse(runes[from : i+1])
	}
	return string(runes)
}

// cut parts a word that is wider than a line, taking at least one character.
func (l *layout) cut(w word, width float64) (head, rest word) {
	used := 0.0
	for i, p := range w.parts {
		f := l.faces.Face(p.style)
		for at, c := range p.text {
			step := f.Width(string(c), p.size)
			if used+step <= width || used == 0 {
				used += step
				continue
			}
			first, second := p, p
			first.text, second.text, second.anchors = p.text[:at], p.text[at:], nil
			first.width, second.width = f.Width(first.text, p.size), f.Width(second.text, p.size)
			head = word{parts: slices.Clone(w.parts[:i]), width: used}
			if first.text != "" {
				head.parts = append(head.parts, first)
			}
			rest = word{parts: append([]part{second}, w.parts[i+1:]...), space: w.space, stop: w.stop}
			for _, p := range rest.parts {
				rest.width += p.width
			}
			return head, rest
		}
	}
	return w, word{}
}

// widest is the width of the widest word, and of the text if no line broke.
func widest(words []word) (least, most float64) {
	sum := 0.0
	for i, w := range words {
		least = max(least, w.width)
		sum += w.width
		most = max(most, sum)
		if w.stop {
			sum = 0
		} else if i < len(words)-1 {
			sum += w.space
		}
	}
	return least, most
}

// plainText is the text of runs.
func plainText(all []run) string {
	var b strings.Builder
	for _, r := range all {
		b.WriteString(r.text)
	}
	return b.String()
}

// A textMark is a part of a line, its base line at y below the row's top.
type textMark struct {
	part
	x, y float64
}

// marks places the parts of a line in a strip of a height.
func (l *layout) marks(ln line, x, top, height, size float64) []mark {
	f := l.faces.Face(face.Regular)
	base := top + (height-(f.Ascent+f.Descent)*size)/2 + f.Ascent*size
	var all []mark
	for _, p := range ln.parts {
		all = append(all, textMark{part: p, x: x, y: base - p.rise})
		x += p.width
	}
	return all
}
