package imports

import (
	"fmt"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"casemaker/internal/project"
)

// A PayPoint is one point of a band of a nation's NHS pay scale, as a file gives it.
type PayPoint struct {
	Nation string // id
	Year   string // "2026/27"
	Band   string // "8a"
	Point  string // as the file calls it
	Salary float64
	Row    int
}

// A PayChange is what an import would do to a band of a pay table.
type PayChange struct {
	Table            string // id of the pay table
	Band             string
	OldEntry, OldTop float64
	NewEntry, NewTop float64
	Odd              []string
}

// What a year's pay can be in a band of Agenda for Change. What is outside is of another column.
const leastPay, mostPay = 10_000, 300_000

// payScale is the id under which pay tables have the scale of the NHS.
const payScale = "afc"

// readPay takes the points of bands.
func readPay(r *reading) error {
	seen := map[[4]string]bool{}
	return r.rows(func(at int, row []string) error {
		nation, band := r.cell(row, "nation"), r.cell(row, "band")
		if nation == "" && band == "" || r.cell(row, "salary") == "" && r.cell(row, "pay_year") == "" {
			return nil // a note
		}
		year, _, err := period(r.cell(row, "pay_year"))
		if err != nil {
			return err
		}
		if !strings.Contains(year, "/") {
			return fmt.Errorf("%q is no pay year, such as 2026/27", r.cell(row, "pay_year"))
		}
		salary, withheld, err := number(r.cell(row, "salary"))
		if err != nil {
			return err
		}
		if withheld {
			return fmt.Errorf("band %s of %s %s has no salary at %q", band, nation, year, r.cell(row, "point"))
		}
		if salary < leastPay || salary > mostPay || salary != math.Trunc(salary) {
			return fmt.Errorf("%s is no year’s pay in whole pounds; the columns may have slipped", r.cell(row, "salary"))
		}
		p := PayPoint{
			Nation: strings.ReplaceAll(strings.ToLower(nation), " ", "-"), Year: year, Point: r.cell(row, "point"), Salary: salary, Row: at,
			Band: strings.TrimSpace(strings.TrimPrefix(strings.ToLower(band), "band")),
		}
		key := [4]string{p.Nation, p.Year, p.Band, strings.ToLower(p.Point)}
		if seen[key] {
			return fmt.Errorf("band %s of %s %s has the point %q twice", p.Band, nation, year, p.Point)
		}
		seen[key] = true
		r.set.Pay = append(r.set.Pay, p)
		return nil
	})
}

// A payGroup is a nation's scale of one year.
type payGroup struct{ nation, year string }

// pay works out what the pay points of a set change in the pay tables of a project.
func (p *Plan) pay(proj *project.Project, m *Matched) error {
	if id := m.Set.Source.ID; id != "" {
		if _, known := proj.Sources.Get(id); !known {
			return fmt.Errorf("%s: unknown source %q; add it to data/sources.toml first", m.Set.Table, id)
		}
	}
	groups := map[payGroup][]PayPoint{}
	for _, point := range m.Set.Pay {
		g := payGroup{point.Nation, point.Year}
		groups[g] = append(groups[g], point)
	}
	for _, g := range slices.SortedFunc(maps.Keys(groups), func(a, b payGroup) int { return strings.Compare(a.nation+a.year, b.nation+b.year) }) {
		if _, known := proj.Nations.Get(g.nation); !known {
			return fmt.Errorf("%s: row %d: there is no nation %q; write one of %s", m.Set.Table, groups[g][0].Row, g.nation, strings.Join(proj.Nations.IDs, ", "))
		}
		table, scale := payTable(proj, g)
		switch {
		case table == nil:
			p.Odd = append(p.Odd, fmt.Sprintf("%s has no pay table with the scale %s", g.nation, payScale))
		case scale.Year == g.year:
			if err := p.bands(m.Set, table, scale, groups[g]); err != nil {
				return err
			}
		case scale.Year > g.year:
			p.Odd = append(p.Odd, fmt.Sprintf("%s %s: older than the %s of data/pay/%s.toml; left out", g.nation, g.year, scale.Year, table.ID))
		default:
			return fmt.Errorf("%s: %s %s: no pay table is of that year; copy data/pay/%s.toml under another name, give it the year and whatever else is new with it, name it as pay in data/nations.toml, and import again",
				m.Set.Table, g.nation, g.year, table.ID)
		}
	}
	return nil
}

// payTable is the nation's pay table of a year, or else its newest.
func payTable(proj *project.Project, g payGroup) (*project.PayTable, *project.Scale) {
	var table *project.PayTable
	var scale *project.Scale
	for _, t := range proj.Pay.All() {
		s, ok := t.Scales.Get(payScale)
		if t.Nation == g.nation && ok && (scale == nil || scale.Year != g.year && s.Year > scale.Year || s.Year == g.year) {
			table, scale = t, s
		}
	}
	return table, scale
}

// bands changes the bands of a scale to what points say: the first is where a band is entered, the last its top.
func (p *Plan) bands(set *Dataset, table *project.PayTable, scale *project.Scale, points []PayPoint) error {
	byBand := map[string][]PayPoint{}
	for _, point := range points {
		before := byBand[point.Band]
		if n := len(before); n > 0 && before[n-1].Salary > point.Salary {
			return fmt.Errorf("%s: row %d: band %s goes down from %g to %g; its rows or columns may have slipped", set.Table, point.Row, point.Band, before[n-1].Salary, point.Salary)
		}
		byBand[point.Band] = append(before, point)
	}
	var changes []PayChange
	var below PayPoint
	for id, band := range scale.Bands.All() {
		of := byBand[id]
		delete(byBand, id)
		if len(of) == 0 {
			p.Odd = append(p.Odd, fmt.Sprintf("%s %s: nothing for band %s", table.Nation, scale.Year, id))
			continue
		}
		if of[0].Salary < below.Salary {
			return fmt.Errorf("%s: row %d: band %s begins at %g, below band %s at %g; its bands may have been swapped", set.Table, of[0].Row, id, of[0].Salary, below.Band, below.Salary)
		}
		below = of[0]
		c := PayChange{Table: table.ID, Band: id, OldEntry: band.Entry.Value, OldTop: band.Top.Value, NewEntry: of[0].Salary, NewTop: of[len(of)-1].Salary}
		if c.OldEntry == c.NewEntry && c.OldTop == c.NewTop {
			p.Same++
			continue
		}
		if math.Abs(c.NewEntry/c.OldEntry-1) > oddChange || math.Abs(c.NewTop/c.OldTop-1) > oddChange {
			c.Odd = append(c.Odd, fmt.Sprintf("moves by more than %.0f%%", 100*oddChange))
		}
		if len(of) == 1 && c.OldEntry != c.OldTop {
			c.Odd = append(c.Odd, "one point, where it had two ends: the file may be cut short")
		}
		if c.NewEntry < c.OldEntry || c.NewTop < c.OldTop {
			c.Odd = append(c.Odd, "falls")
		}
		changes = append(changes, c)
	}
	if len(byBand) > 0 {
		p.Odd = append(p.Odd, fmt.Sprintf("%s %s: the pay table has no band %s", table.Nation, scale.Year, strings.Join(slices.Sorted(maps.Keys(byBand)), ", ")))
	}
	if len(changes) == 0 {
		return nil
	}
	p.Pay = append(p.Pay, changes...)
	return p.editPay(table, scale, set.Source.ID, changes)
}

// editPay puts new pay into the text of a pay table, and checks that nothing else of it changes.
func (p *Plan) editPay(table *project.PayTable, scale *project.Scale, source string, changes []PayChange) error {
	name := "data/pay/" + table.ID + ".toml"
	before, err := fs.ReadFile(p.fsys, name)
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	unix := strings.ReplaceAll(string(before), "\r\n", "\n")
	t, err := parseTOML(strings.TrimPrefix(unix, "\uFEFF"))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	under := "scale." + payScale
	for _, c := range changes {
		band, _ := scale.Bands.Get(c.Band)
		own := under + ".band." + c.Band
		if t.has(own) {
			err = t.set(own, "entry", plain(c.NewEntry))
			if err == nil {
				err = t.set(own, "top", plain(c.NewTop))
			}
		} else {
			err = t.set(under+".band", c.Band, fmt.Sprintf("{ name = %s, entry = %s, top = %s }", quote(band.Name), plain(c.NewEntry), plain(c.NewTop)))
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if source != "" {
		if err := t.set(under, "source", quote(source)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if err := onlyScale(unix, t.text); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	p.files[name] = t.text
	if unix != string(before) {
		p.files[name] = strings.ReplaceAll(t.text, "\n", "\r\n")
	}
	return nil
}

// onlyScale fails where two texts of a pay table differ in more than the bands and the source of the scale.
func onlyScale(before, after string) error {
	var said [2]string
	for i, text := range []string{before, after} {
		var all map[string]any
		if err := toml.Unmarshal([]byte(strings.TrimPrefix(text, "\uFEFF")), &all); err != nil {
			return fmt.Errorf("the file cannot be changed safely: %w", err)
		}
		scales, _ := all["scale"].(map[string]any)
		scale, _ := scales[payScale].(map[string]any)
		delete(scale, "band")
		delete(scale, "source")
		said[i] = fmt.Sprint(all)
	}
	if said[0] != said[1] {
		return fmt.Errorf("the file is written in a way that cannot be changed safely; write the bands as lines below [scale.%s.band]", payScale)
	}
	return nil
}
