// Package hexmap draws the map of hexagons: each council is one hexagon, or several that make one shape, about where it lies.
//
// [Draw] joins the hexagons of each place to its outline, in whole numbers, so that a page, a PDF and a picture draw the same
// map from the same shapes:
//
//	m := hexmap.Draw(places)
//	for _, s := range m.Shapes {
//		for _, ring := range s.Rings { … }     // corners in order, the last joined to the first; y grows downwards
//	}
//	lit := m.Of([]string{"E08000035"})         // the shapes of these councils
//	hexmap.Path(lit[0].Rings)                  // the same as data of an SVG path
//
// The map is m.Width by m.Height of its own units. Whoever draws it scales it, and parts neighbours by a line in the colour of the
// ground, as wide as Gap. The package knows nothing of areas or colours.
package hexmap

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// A Cell is a hexagon of the layout: rows are counted upwards, and every odd row is half a hexagon to the right.
type Cell struct{ Column, Row int }

// A Place is a council by its code, with its hexagons.
type Place struct {
	Code  string
	Cells []Cell
}

// A Point is a corner, in units of the map from its top left.
type Point struct{ X, Y int }

// A Shape is a place as it is drawn: its outlines, each a ring of corners, and the middle of its hexagons.
type Shape struct {
	Code   string
	Rings  [][]Point
	Middle Point
}

// A Map is all shapes, in the order of their places.
type Map struct {
	Width, Height int
	Shapes        []Shape
}

// Half a hexagon's width, half the length of a side and the distance of rows. Corners of hexagons then are whole numbers, within one
// part in a hundred of regular ones.
const (
	across = 7
	side   = 4
	row    = 3 * side
)

// Gap is how wide the line between places is drawn, in units of the map.
const Gap = 2

// corners of a hexagon around its middle, clockwise from the top.
var corners = [6]Point{{0, -2 * side}, {across, -side}, {across, side}, {0, 2 * side}, {-across, side}, {-across, -side}}

// Draw lays places out. Without any the map is empty.
func Draw(places []Place) *Map {
	left, right, top, bottom := math.MaxInt, math.MinInt, math.MaxInt, math.MinInt
	for _, p := range places {
		for _, c := range p.Cells {
			at := middle(c)
			left, right = min(left, at.X-across), max(right, at.X+across)
			top, bottom = min(top, at.Y-2*side), max(bottom, at.Y+2*side)
		}
	}
	if left > right {
		return &Map{}
	}
	// Half a gap stays around everything, so that lines are not cut.
	left, top = left-Gap, top-Gap
	m := &Map{Width: right - left + Gap, Height: bottom - top + Gap}
	for _, p := range places {
		if len(p.Cells) > 0 {
			m.Shapes = append(m.Shapes, outline(p, Point{left, top}))
		}
	}
	return m
}

// middle is where a hexagon's middle is before the map is moved to its corner.
func middle(c Cell) Point {
	x := 2 * across * c.Column
	if c.Row%2 != 0 {
		x += across
	}
	return Point{x, -row * c.Row}
}

// An edge is a side of a hexagon, from corner to corner.
type edge struct{ from, to Point }

// outline joins hexagons: a side that two of them share is inside, and what is left of the sides makes rings. No corner has more than
// one ring through it, because three hexagons meet there.
func outline(p Place, origin Point) Shape {
	sides := map[edge]bool{}
	var order []edge
	sum := Point{}
	for _, c := range p.Cells {
		at := middle(c)
		at.X, at.Y = at.X-origin.X, at.Y-origin.Y
		sum.X, sum.Y = sum.X+at.X, sum.Y+at.Y
		for i := range corners {
			a, b := corners[i], corners[(i+1)%len(corners)]
			e := edge{Point{at.X + a.X, at.Y + a.Y}, Point{at.X + b.X, at.Y + b.Y}}
			if back := (edge{e.to, e.from}); sides[back] {
				delete(sides, back)
				continue
			}
			sides[e] = true
			order = append(order, e)
		}
	}
	next := map[Point]Point{}
	for e := range sides {
		next[e.from] = e.to
	}
	shape := Shape{Code: p.Code, Middle: Point{sum.X / len(p.Cells), sum.Y / len(p.Cells)}}
	for _, e := range order {
		if to, ok := next[e.from]; !ok || to != e.to {
			continue // inside, or of a ring that is drawn
		}
		var ring []Point
		for at := e.from; ; {
			to, ok := next[at]
			if !ok {
				break
			}
			ring = append(ring, at)
			delete(next, at)
			at = to
		}
		shape.Rings = append(shape.Rings, ring)
	}
	return shape
}

// Of returns the shapes of places, by their codes, in the order of the map.
func (m *Map) Of(codes []string) []Shape {
	if m == nil {
		return nil
	}
	var found []Shape
	for _, s := range m.Shapes {
		if slices.Contains(codes, s.Code) {
			found = append(found, s)
		}
	}
	return found
}

// Path writes rings as the data of an SVG path, in steps from corner to corner and from ring to ring, so that what is alike is the
// same text wherever it stands.
func Path(rings [][]Point) string {
	var out []byte
	pair := func(command byte, x, y int) {
		out = strconv.AppendInt(append(out, command), int64(x), 10)
		if y >= 0 {
			out = append(out, ' ')
		}
		out = strconv.AppendInt(out, int64(y), 10)
	}
	var begun Point // where the ring before begins, to which closing it returns
	for i, ring := range rings {
		at := ring[0]
		if i == 0 {
			pair('M', at.X, at.Y)
		} else {
			pair('m', at.X-begun.X, at.Y-begun.Y)
		}
		begun = at
		for _, p := range ring[1:] {
			if p.X == at.X {
				out = strconv.AppendInt(append(out, 'v'), int64(p.Y-at.Y), 10)
			} else {
				pair('l', p.X-at.X, p.Y-at.Y)
			}
			at = p
		}
		out = append(out, 'z')
	}
	return string(out)
}

// Outlines are the rings of all shapes, from the top down and from left to right.
func (m *Map) Outlines() [][]Point {
	if m == nil {
		return nil
	}
	var all [][]Point
	for _, s := range m.Shapes {
		all = append(all, s.Rings...)
	}
	slices.SortStableFunc(all, func(a, b []Point) int { return cmp.Or(cmp.Compare(a[0].Y, b[0].Y), cmp.Compare(a[0].X, b[0].X)) })
	return all
}
