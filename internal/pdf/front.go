package pdf

import "strings"

// titleBlock begins a document that has no cover.
func (l *layout) titleBlock(d Document) {
	l.paragraph([]run{l.run(run{style: bold, size: 24, color: l.theme.Brand}, d.Title)}, 30)
	l.boxes[0].anchors = []string{"top"}
	l.boxes[0].heading = &heading{level: 1, text: l.faces.drawable(regular, d.Title)}
	l.paragraph([]run{l.run(run{style: regular, size: 10, color: l.theme.Faint}, details(d))}, 14)
	if d.Notice != "" {
		l.after(8)
		l.barred(l.theme.Brand, func() { l.paragraph([]run{l.run(l.plain(), d.Notice)}, textSize*leading) })
	}
	l.after(12)
}

// details is the line that says which version a reader holds.
func details(d Document) string {
	var said []string
	for _, s := range []string{d.Organisation, d.Status, "version " + d.Version, d.DateText} {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " · ")
}

// coverPage has the area, the title, and which version this is.
func coverPage(d Document, faces *Faces, theme *Theme) page {
	l := &layout{faces: faces, theme: theme, width: bodyWidth}
	l.add(box{height: 150, marks: []mark{{kind: fillMark, x: 0, y: 0, w: bodyWidth, h: 8, color: theme.Brand}}})
	l.paragraph([]run{l.run(run{style: regular, size: 16, color: theme.Faint}, d.Area)}, 24)
	l.after(10)
	l.paragraph([]run{l.run(run{style: bold, size: 34, color: theme.Brand}, d.Title)}, 42)
	l.after(8)
	if d.Subtitle != "" {
		l.paragraph([]run{l.run(run{style: regular, size: 16, color: theme.Ink}, d.Subtitle)}, 23)
		l.after(36)
	}
	if d.Notice != "" {
		l.barred(theme.Brand, func() { l.paragraph([]run{l.run(l.plain(), d.Notice)}, textSize*leading) })
		l.after(24)
	}
	for _, row := range [][2]string{{"Published by", d.Organisation}, {"Status", d.Status}, {"Version", d.Version}, {"Date", d.DateText}} {
		if row[1] == "" {
			continue
		}
		b := box{height: 20, marks: []mark{
			{kind: textMark, y: 14, text: faces.drawable(regular, row[0]), style: regular, size: 11, color: theme.Faint},
			{kind: textMark, x: 110, y: 14, text: faces.drawable(regular, row[1]), style: regular, size: 12, color: theme.Ink},
		}}
		l.add(b)
	}
	pages := paginate(l.boxes)
	return pages[0]
}

// contentsPages lists the headings of the first levels with their pages, counted behind so many pages at the front.
func contentsPages(faces *Faces, theme *Theme, pages []page, front int) []page {
	l := &layout{faces: faces, theme: theme, width: bodyWidth}
	l.paragraph([]run{l.run(run{style: bold, size: 19, color: theme.Brand}, "Contents")}, 28)
	l.boxes[0].heading = &heading{level: 2, text: "Contents"}
	l.after(8)
	for number, p := range pages {
		for _, b := range p.placed {
			if b.heading == nil || b.heading.level > 3 {
				continue
			}
			l.contentsLine(b, front+number+1)
		}
	}
	return paginate(l.boxes)
}

func (l *layout) contentsLine(b placed, page int) {
	indent, look := 0.0, bold
	if b.heading.level == 3 {
		indent, look = 16, regular
	}
	const size, numberWidth = 11.5, 34
	runs := []run{{text: l.faces.drawable(look, b.heading.text), style: look, size: size, color: l.theme.Ink}}
	l.inset(indent, func() {
		lines := l.lines(l.words(runs), l.width-numberWidth)
		for i, ln := range lines {
			made := box{height: 18, marks: l.lineMarks(ln, 0, 18), keep: i < len(lines)-1}
			if i == 0 && b.heading.level == 2 {
				made.before = 5
			}
			if i == len(lines)-1 {
				text := itoa(page)
				width := l.faces.width(regular, size, text)
				made.marks = append(made.marks, mark{kind: textMark, x: l.width - width, y: 13, text: text, style: regular, size: size, color: l.theme.Ink})
			}
			made.marks = append(made.marks, mark{kind: linkMark, w: l.width, h: 18, link: "#" + b.anchors[0]})
			l.add(made)
		}
	})
}
