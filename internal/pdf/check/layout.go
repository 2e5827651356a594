package check

import (
	"strings"
	"unicode/utf8"
)

// Margins are the room at the edges of a page that text leaves free, in points.
type Margins struct{ Side, Top, Bottom float64 }

// Layout returns what lies where it must not: content outside the margins of its page, and what two cells of a table
// say over one another. What belongs to no element, such as a running header, may lie anywhere.
func (f *File) Layout(m Margins) []Problem {
	drawn := f.Drawn()
	return append(f.outside(drawn, m), f.overlaps(drawn)...)
}

// visible is a piece without the space at its end, which takes room and shows nothing.
func visible(p Piece) Piece {
	if text := strings.TrimRight(p.Text, " "); text != "" && text != p.Text {
		p.Right -= (p.Right - p.Left) * float64(len(p.Text)-len(text)) / float64(utf8.RuneCountInString(p.Text)) * 0.8
	}
	return p
}

func (f *File) outside(drawn []Piece, m Margins) []Problem {
	const slack = 0.5
	var all []Problem
	sizes := f.Sizes()
	for _, p := range drawn {
		p = visible(p)
		if p.Element == 0 || p.Left == p.Right || p.Text != "" && strings.TrimSpace(p.Text) == "" {
			continue
		}
		width, height := sizes[p.Page-1][0], sizes[p.Page-1][1]
		if p.Left < m.Side-slack || p.Right > width-m.Side+slack || p.Bottom < m.Bottom-slack || p.Top > height-m.Top+slack {
			all = append(all, problemOf("margins", p, "is drawn outside the margins"))
		}
	}
	return all
}

// A cellPart is what one cell draws on one page: a cell may go on over pages.
type cellPart struct {
	cell Ref
	page int
}

func (f *File) overlaps(drawn []Piece) []Problem {
	boxes := map[cellPart]Piece{}
	byTable := map[cellPart][]cellPart{} // the parts of a table on a page, as drawn
	var tables []cellPart
	for _, p := range drawn {
		cell := f.Above(p.Element, "TD")
		if cell == 0 {
			cell = f.Above(p.Element, "TH")
		}
		if cell == 0 || strings.TrimSpace(p.Text) == "" {
			continue
		}
		p = visible(p)
		part := cellPart{cell, p.Page}
		b, known := boxes[part]
		if !known {
			b = p
			table := cellPart{f.Above(cell, "Table"), p.Page}
			if byTable[table] == nil {
				tables = append(tables, table)
			}
			byTable[table] = append(byTable[table], part)
		}
		b.Left, b.Right, b.Bottom, b.Top = min(b.Left, p.Left), max(b.Right, p.Right), min(b.Bottom, p.Bottom), max(b.Top, p.Top)
		boxes[part] = b
	}
	var all []Problem
	for _, table := range tables {
		parts := byTable[table]
		for i, part := range parts {
			for _, other := range parts[i+1:] {
				if a, b := boxes[part], boxes[other]; over(a, b) {
					all = append(all, problemOf("overlap", a, "lies over the cell "+quoted(b.Text)))
				}
			}
		}
	}
	return all
}

// over reports whether two pieces share more than a line's breadth.
func over(a, b Piece) bool {
	const slack = 0.6
	return a.Left < b.Right-slack && b.Left < a.Right-slack && a.Bottom < b.Top-slack && b.Bottom < a.Top-slack
}

func problemOf(rule string, p Piece, what string) Problem {
	return Problem{Rule: rule, Page: p.Page, Text: quoted(p.Text) + " " + what}
}

// quoted is the beginning of a text.
func quoted(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return "“" + text + "”"
}
