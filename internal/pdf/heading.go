package pdf

import (
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
)

// headingSizes are by level; headings below the fourth look like text that matters.
var headingSizes = [7]float64{0, 28, 19, 14.5, 12.5, 12, 12}

// heading begins a section.
func (l *layout) heading(h *document.Heading) {
	level := min(h.Level+l.shift, 6)
	size := headingSizes[level]
	as := look{style: font.Serif, size: size, color: l.theme.Ink}
	if level > 4 {
		as.style = font.Bold
	}
	var all []run
	if h.Number != "" {
		all = l.textRuns(h.Number+" ", as)
	}
	all = append(all, l.runsOf(h.Text, as)...)
	// Lists of sections and bookmarks show the words alone, without the marks of notes and sources.
	text := strings.TrimSpace(plainText(l.textRuns(strings.TrimSpace(h.Number+" "+document.Plain(h.Text)), as)))
	if text == "" {
		return
	}
	if len(l.open) == len(l.levels) { // not in a callout or quote
		l.endSections(level)
		l.begin(tagged.Sect, tagged.Attributes{})
		l.levels = append(l.levels, level)
	}
	l.anchor(h.ID)
	l.begin(tagged.Heading(level), tagged.Attributes{})
	l.begun = append(l.begun, bookmarkOp{level: level, text: text})
	first := len(l.rows)
	l.text(all, size, size*1.22)
	l.end()
	for i := first; i < len(l.rows); i++ {
		l.rows[i].keep = true
	}
	l.rows[first].before = size + 5
	l.rows[first].heading = &heading{level: level, text: text, anchor: h.ID}
	l.after(size*0.25 + 1)
}

// endSections ends the sections of a level and below.
func (l *layout) endSections(level int) {
	for len(l.levels) > 0 && l.levels[len(l.levels)-1] >= level {
		l.levels = l.levels[:len(l.levels)-1]
		l.end()
	}
}
