package chart

// perRow is how many squares of a hundred stand in a row.
const perRow = 10

// alike is how many times as wide as its letters the hundred is where the key stands below it: so it is as large in the narrow
// picture of a page as in the wide one, and the second of the two, being the same text, packs to almost nothing.
const alike = 17 * 14.5 / 13.5

// A square is how a part of the hundred is drawn: in an ink, as large as it is certain. Size tells parts apart
// where colours cannot.
type square struct {
	ink  Ink
	size float64 // of the room that a square has
	open bool    // only its edge
}

// The squares of the subject's marks in turn, that of a comparison, and that of what no mark reaches.
var (
	subjects = []square{{Mark1, 1, false}, {Mark1, 0.6, false}, {Mark1, 0.9, true}}
	other    = square{Mark2, 1, false}
	beyond   = square{Mark3, 0.28, false}
)

// hundred draws a hundred squares. Marks give shares, the smallest first, and each counts from the first square: what
// one reaches beyond the one before is drawn its own way. The key stands beside the squares, or below where that is
// too narrow.
func (b *builder) hundred() {
	side, left, wide := min(b.picture.Width, alike*b.size), 0.0, b.picture.Width >= 36*b.size
	if wide {
		side = min(b.picture.Width*0.45, 17*b.size)
		left = side + b.size*2
	}
	squares, row := b.squares(), perRow
	if b.chart.Low && wide {
		row = 2 * perRow
	}
	each := side / float64(row)
	for i := range perRow * perRow {
		b.square(float64(i%row)*each, float64(i/row)*each, each*0.86, b.part(i, squares))
	}
	side = each * float64(perRow*perRow/row)
	if !wide {
		b.y = side + b.size*0.5
	}
	for i, m := range b.chart.Marks {
		b.square(left, b.y+b.line*0.12, b.line*0.8, squares[i])
		x := left + b.line*1.3
		if b.chart.Low && wide {
			b.y = b.paragraph(x, b.y, b.picture.Width-x, b.said(m)+" "+m.Label, false, Text)
			continue
		}
		y := b.paragraph(x, b.y, b.picture.Width-x, b.said(m), true, Text)
		b.y = b.paragraph(x, y, b.picture.Width-x, m.Label, false, Text) + b.size*0.6
	}
	b.y = max(b.y, side)
}

// squares are how the marks are drawn.
func (b *builder) squares() []square {
	var all []square
	next := 0
	for _, m := range b.chart.Marks {
		if m.Other {
			all = append(all, other)
			continue
		}
		all = append(all, subjects[min(next, len(subjects)-1)])
		next++
	}
	return all
}

// part is how the square of a number is drawn: as the first mark that reaches its middle.
func (b *builder) part(i int, squares []square) square {
	for k, m := range b.chart.Marks {
		if float64(i)+0.5 <= m.Value.Value*perRow*perRow+1e-9 {
			return squares[k]
		}
	}
	return beyond
}

// square draws one in the middle of its room.
func (b *builder) square(x, y, room float64, s square) {
	side := room * s.size
	x, y = x+(room-side)/2, y+(room-side)/2
	if s.open {
		const edge = 1.8
		b.rect(x, y, side, edge, s.ink)
		b.rect(x, y+side-edge, side, edge, s.ink)
		b.rect(x, y+edge, edge, side-2*edge, s.ink)
		b.rect(x+side-edge, y+edge, edge, side-2*edge, s.ink)
		return
	}
	b.rect(x, y, side, side, s.ink)
}
