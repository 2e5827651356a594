package pdf

import (
	"slices"
	"strings"
	"unicode"

	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
)

// A part is text of one look in a line. It is a piece of a run where that is known, so that it can grow without
// copying: most lines are.
type part struct {
	*look
	run    *run
	from   int // of the text in the run's
	text   string
	width  float64
	anchor string
}

// then is the part's text with that of the next word behind it, after a space or not.
func (p *part) then(next part, spaced bool) string {
	if end := p.from + len(p.text); p.run != nil && p.run == next.run {
		if !spaced && next.from == end || spaced && next.from == end+1 && p.run.text[end] == ' ' {
			return p.run.text[p.from : next.from+len(next.text)]
		}
	}
	p.run = nil
	if spaced {
		return p.text + " " + next.text
	}
	return p.text + next.text
}

// spaced is the part's text with a space behind it.
func (p *part) spaced() string {
	if end := p.from + len(p.text); p.run != nil && end < len(p.run.text) && p.run.text[end] == ' ' {
		return p.run.text[p.from : end+1]
	}
	p.run = nil
	return p.text + " "
}

// A word is parts that no line break comes between.
type word struct {
	parts []part
	width float64
	space float64 // the width of the space after it; 0 where the line may break without one
	soft  float64 // the width of the hyphen that ends a line which breaks after it; 0 for none
	stop  bool    // the line ends after it
}

// A line is parts set side by side.
type line struct {
	parts []part
	width float64 // without the space at its end
}

// lines breaks words into lines of a width. A word wider than a line is cut.
func (l *layout) lines(words []word, width float64) []line {
	var all []line
	var current line
	space, soft := 0.0, 0.0
	flush := func(spaced bool) {
		if len(current.parts) > 0 {
			all = append(all, l.finished(current, spaced))
		}
		current, space, soft = line{}, 0, 0
	}
	for _, w := range words {
		if len(current.parts) > 0 && current.width+space+w.width+w.soft > width+0.01 {
			current.hyphen(soft)
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
		if space, soft = w.space, w.soft; w.stop {
			flush(true)
		}
	}
	flush(true)
	return all
}

// hyphen ends a line inside a word, where the text allows it.
func (ln *line) hyphen(width float64) {
	if width == 0 {
		return
	}
	last := &ln.parts[len(ln.parts)-1]
	last.run, last.text = nil, last.text+"-"
	last.width += width
	ln.width += width
}

// add puts a word at the end of a line, after a space of a width.
func (ln *line) add(w word, space float64) {
	for i, p := range w.parts {
		n := len(ln.parts)
		if i > 0 || n == 0 {
			space = 0
		}
		ln.width += space + p.width
		if n > 0 {
			last := &ln.parts[n-1]
			if p.anchor == "" && (last.look == p.look || *last.look == *p.look) {
				last.text = last.then(p, space > 0)
				last.width += space + p.width
				continue
			}
			if space > 0 {
				last.text = last.spaced()
				last.width += space
			}
		}
		ln.parts = append(ln.parts, p)
	}
}

// finished sets what is written from right to left, and ends a line with a space unless a word goes on in the next, so
// that words stay apart when the text is copied or read aloud. What stands for other text does not take a space in.
func (l *layout) finished(ln line, spaced bool) line {
	if spaced {
		last := &ln.parts[len(ln.parts)-1]
		last.text = last.spaced()
	}
	if !slices.ContainsFunc(ln.parts, part.special) {
		return ln
	}
	parts := make([]part, 0, len(ln.parts))
	for _, p := range ln.parts {
		stands := p.node.actual() != ""
		if !p.rtl && !stands {
			parts = append(parts, p)
			continue
		}
		own := *p.look
		p.look = &own
		outer := p.node
		said := strings.TrimRight(p.text, " ")
		if stands {
			outer = p.node.parent
		} else {
			p.node = &node{role: tagged.Span, attributes: &tagged.Attributes{Actual: said}, parent: p.node}
			p.text = reversed(said) + p.text[len(said):]
		}
		if space := p.text[len(said):]; space != "" {
			f := l.fonts.Face(p.style)
			p.text = p.text[:len(said)]
			whole := p.width
			p.width = f.Width(p.text, p.size)
			parts = append(parts, p)
			after := own
			after.node, after.rtl = outer, false
			p = part{look: &after, text: space, width: whole - p.width}
		}
		parts = append(parts, p)
	}
	ln.parts = parts
	return ln
}

// special reports whether a part is written from right to left or stands for other text.
func (p part) special() bool { return p.rtl || p.node.actual() != "" }

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
		f := l.fonts.Face(p.style)
		for at, c := range p.text {
			step := f.Width(string(c), p.size)
			if used+step <= width || used == 0 {
				used += step
				continue
			}
			first, second := p, p
			first.text, second.text, second.anchor = p.text[:at], p.text[at:], ""
			second.from += at
			first.width, second.width = f.Width(first.text, p.size), f.Width(second.text, p.size)
			head = word{parts: slices.Clone(w.parts[:i]), width: used}
			if first.text != "" {
				head.parts = append(head.parts, first)
			}
			rest = word{parts: append([]part{second}, w.parts[i+1:]...), space: w.space, soft: w.soft, stop: w.stop}
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
		least = max(least, w.width+w.soft)
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
	return strings.ReplaceAll(b.String(), string(softHyphen), "")
}

// A textOp is a part of a line, its base line at y below the row's top.
type textOp struct {
	part
	x, y float64
}

// ops places the parts of a line in a strip of a height.
func (l *layout) ops(ln line, x, top, height, size float64) []op {
	return l.place(make([]op, 0, len(ln.parts)), ln, x, top, height, size)
}

// place appends the parts of a line to ops.
func (l *layout) place(ops []op, ln line, x, top, height, size float64) []op {
	f := l.fonts.Face(font.Regular)
	base := top + (height-(f.Ascent+f.Descent)*size)/2 + f.Ascent*size
	for _, p := range ln.parts {
		ops = append(ops, textOp{part: p, x: x, y: base - p.rise})
		x += p.width
	}
	return ops
}
