package load

import (
	"regexp"
	"strconv"

	"casemaker/internal/hexmap"
)

// hexagon is a hexagon as data/map.toml has it: its column and its row.
var hexagon = regexp.MustCompile(`^ *(-?[0-9]{1,3}) *, *(-?[0-9]{1,3}) *$`)

// hexagons reads data/map.toml, which says where councils stand on the map.
func (l *loader) hexagons() {
	var places []hexmap.Place
	taken := map[hexmap.Cell]string{}
	read := func(s *section) {
		p := hexmap.Place{Code: s.id()}
		for _, text := range s.texts("hexagons") {
			parts := hexagon.FindStringSubmatch(text)
			if parts == nil {
				s.errorf("hexagons", `write each as column and row: hexagons = ["8,18"]`, "%q is no hexagon", text)
				continue
			}
			column, _ := strconv.Atoi(parts[1])
			row, _ := strconv.Atoi(parts[2])
			cell := hexmap.Cell{Column: column, Row: row}
			if of, ok := taken[cell]; ok {
				s.errorf("hexagons", "give each hexagon to one council", "the hexagon %s is %s’s already", text, of)
				continue
			}
			taken[cell] = p.Code
			p.Cells = append(p.Cells, cell)
		}
		s.done()
		places = append(places, p)
	}
	if l.there("data/map.toml") {
		l.each("data/map.toml", read)
	}
	l.project.Map = hexmap.Draw(places)
}
