package pdf

import (
	"strings"

	"casemaker/internal/document"
)

// A run is text of one look. Its link is a web address or "#id", or empty.
type run struct {
	text  string
	style style
	size  float64
	color color
	link  string
	rise  float64 // above the line, for numbers of notes
	stop  bool    // a forced line end follows
}

// A word is runs without a space between them, and the width with it.
type word struct {
	runs  []run
	width float64
	space float64 // before it
	stop  bool
}

// runsOf turns inlines into runs.
func (l *layout) runsOf(inlines []document.Inline, base run) []run {
	var all []run
	add := func(text string, look run) {
		look.text = l.faces.drawable(look.style, text)
		all = append(all, look)
	}
	for _, in := range inlines {
		switch in := in.(type) {
		case *document.Text:
			add(in.Value, base)
		case *document.Number:
			add(in.Text, base)
			if in.Figure.Assumption() {
				look := base
				look.size, look.rise = base.size*0.65, base.size*0.35
				add(document.AssumedMark, look)
			}
		case *document.Emphasis:
			all = append(all, l.runsOf(in.Text, leaning(base))...)
		case *document.Strong:
			all = append(all, l.runsOf(in.Text, heavy(base))...)
		case *document.Struck:
			all = append(all, l.runsOf(in.Text, base)...)
		case *document.Term:
			all = append(all, l.runsOf(in.Text, base)...)
		case *document.CodeSpan:
			look := base
			look.style = mono
			add(in.Text, look)
		case *document.Link:
			look := base
			if target := l.target(in.URL); target != "" {
				look.link, look.color = target, l.theme.Link
			}
			all = append(all, l.runsOf(in.Text, look)...)
		case *document.Image:
			add(in.Alt, base)
		case *document.Break:
			if !in.Hard {
				add(" ", base)
			} else if len(all) > 0 {
				all[len(all)-1].stop = true
			}
		case *document.NoteCall:
			look := base
			look.size, look.rise, look.color, look.link = base.size*0.7, base.size*0.35, l.theme.Link, "#note-"+in.ID
			add(in.ID, look)
		case *document.Citation:
			look := base
			look.color, look.link = l.theme.Link, "#ref-"+itoa(in.Number)
			add("["+itoa(in.Number)+"]", look)
		}
	}
	return all
}

func heavy(r run) run {
	switch r.style {
	case regular:
		r.style = bold
	case italic:
		r.style = boldItalic
	}
	return r
}

func leaning(r run) run {
	switch r.style {
	case regular:
		r.style = italic
	case bold:
		r.style = boldItalic
	}
	return r
}

// words parts runs at their spaces.
func (l *layout) words(runs []run) []word {
	var all []word
	space := 0.0
	joined := false
	for _, r := range runs {
		parts := strings.Split(r.text, " ")
		for i, part := range parts {
			if i > 0 {
				space = l.faces.width(r.style, r.size, " ")
				joined = false
			}
			if part == "" {
				continue
			}
			piece := r
			piece.text = part
			width := l.faces.width(r.style, r.size, part)
			if joined && len(all) > 0 {
				last := &all[len(all)-1]
				last.runs = append(last.runs, piece)
				last.width += width
			} else {
				all = append(all, word{runs: []run{piece}, width: width, space: space})
				space = 0
			}
			joined = true
		}
		if r.stop && len(all) > 0 {
			all[len(all)-1].stop = true
			joined = false
		}
	}
	return all
}

// A line is words that fit a width.
type line struct {
	words []word
	width float64
}

// lines breaks words into lines of a width. A word wider than the line is cut.
func (l *layout) lines(words []word, width float64) []line {
	var all []line
	var current line
	flush := func() {
		if len(current.words) > 0 {
			all = append(all, current)
			current = line{}
		}
	}
	for _, w := range words {
		for w.width > width {
			flush()
			var head word
			head, w = l.cut(w, width)
			all = append(all, line{words: []word{head}, width: head.width})
			if len(w.runs) == 0 {
				break
			}
		}
		if len(w.runs) == 0 {
			continue
		}
		space := w.space
		if len(current.words) == 0 {
			space = 0
		}
		if current.width+space+w.width > width && len(current.words) > 0 {
			flush()
			space = 0
		}
		w.space = space
		current.words = append(current.words, w)
		current.width += space + w.width
		if w.stop {
			flush()
		}
	}
	flush()
	return all
}

// cut parts a word that is wider than a line, taking at least one character.
func (l *layout) cut(w word, width float64) (head, rest word) {
	rest.stop = w.stop
	used := 0.0
	for i, r := range w.runs {
		for at, c := range r.text {
			step := l.faces.width(r.style, r.size, string(c))
			if used+step > width && used > 0 {
				first, second := r, r
				first.text, second.text = r.text[:at], r.text[at:]
				head.runs = w.runs[:i:i]
				if first.text != "" {
					head.runs = append(head.runs, first)
				}
				rest.runs = append([]run{second}, w.runs[i+1:]...)
				head.width = used
				rest.width = max(0, w.width-used)
				return head, rest
			}
			used += step
		}
	}
	return w, word{}
}
