package imports

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// A Change is what an import would do to one figure of one area.
type Change struct {
	Area             *project.Area
	Figure           string
	OldValue         float64
	OldPeriod        string // empty where the area has no such figure
	NewValue         float64
	NewPeriod        string
	Source           string
	Withheld         bool
	CombinedWith     []string           // names
	Series           map[string]float64 // the whole trend as it will stand; nil where there is none
	Odd              []string
	olderThanCurrent bool // only the series grows
}

// Unchanged reports whether the area has it already.
func (c *Change) same(g project.Given, ok bool) bool {
	if !ok || c.olderThanCurrent {
		return ok && maps.Equal(seriesOf(g), c.Series)
	}
	return g.Value == c.NewValue && g.Period == c.NewPeriod && g.Source == c.Source && g.Suppressed == c.Withheld &&
		g.CombinedWith == strings.Join(c.CombinedWith, ", ") && maps.Equal(seriesOf(g), c.Series)
}

// A Plan is all that an import would do.
type Plan struct {
	Changes []*Change
	Sources []Source // that the project does not have yet
	Odd     []string
	Good    []string
	Same    int // figures that stand already as the file has them

	files map[string]string // new text by name
	fsys  fs.FS
}

// oddChange is the share by which a figure may move before a person is asked to look at it.
const oddChange = 0.15

// Prepare works out what a matched dataset changes in the files of a project. Nothing is written.
func Prepare(fsys fs.FS, p *project.Project, all ...*Matched) (*Plan, error) {
	plan := &Plan{files: map[string]string{}, fsys: fsys}
	for _, m := range all {
		for _, figureID := range m.figures() {
			source := m.source(figureID)
			if source.ID == "" {
				return nil, fmt.Errorf("%s: the file does not say who publishes it; name the source with --source ID (casemaker list sources lists them)", m.Set.Table)
			}
			used := false
			for _, c := range m.changes(p, figureID, source.ID) {
				g, ok := c.Area.Figures.Get(figureID)
				if c.same(g, ok) {
					plan.Same++
					continue
				}
				used = used || !c.olderThanCurrent
				plan.Changes = append(plan.Changes, c)
			}
			if _, known := p.Sources.Get(source.ID); used && !known && !slices.ContainsFunc(plan.Sources, func(s Source) bool { return s.ID == source.ID }) {
				if source.Title == "" {
					return nil, fmt.Errorf("%s: unknown source %q; add it to data/sources.toml first", m.Set.Table, source.ID)
				}
				plan.Sources = append(plan.Sources, source)
			}
		}
		plan.Odd = append(plan.Odd, m.Odd...)
		plan.Odd = append(plan.Odd, m.Set.Notes...)
		plan.Good = append(plan.Good, m.Good...)
	}
	return plan, plan.edit()
}

// source is where a figure of the set comes from.
func (m *Matched) source(figure string) Source {
	if s, ok := m.Set.BySource[figure]; ok && m.Set.Source.ID == "" {
		return s
	}
	return m.Set.Source
}

// changes gathers the values of one figure by area: the latest becomes its value, all of them its series.
func (m *Matched) changes(p *project.Project, id, source string) []*Change {
	entry, _ := p.Catalogue.Get(id)
	byArea := map[*project.Area][]Value{}
	var areas []*project.Area
	for _, v := range m.Values {
		if v.Figure != id {
			continue
		}
		if byArea[v.Area] == nil {
			areas = append(areas, v.Area)
		}
		byArea[v.Area] = append(byArea[v.Area], v)
	}
	var all []*Change
	for _, a := range areas {
		c, left := change(a, entry, byArea[a], source)
		if c == nil {
			m.Odd = append(m.Odd, left)
			continue
		}
		all = append(all, c)
	}
	return all
}

// change works out what the values of one figure do to one area, or says why nothing. Values are in the order of years.
func change(a *project.Area, entry project.CatalogueFigure, values []Value, source string) (c *Change, left string) {
	latest := values[len(values)-1]
	c = &Change{Area: a, Figure: entry.ID, NewValue: tidy(latest.Value), NewPeriod: latest.Period, Source: source, Withheld: latest.Withheld || latest.Joint}
	if !latest.Joint && (c.Withheld || small(entry, c.NewValue)) {
		return nil, fmt.Sprintf("%s: %s (%s) is withheld or too small to show; left out", a.Name, entry.ID, latest.Period)
	}
	for _, other := range latest.CombinedWith {
		c.CombinedWith = append(c.CombinedWith, other.Name)
	}
	g, had := a.Figures.Get(entry.ID)
	oldYear := yearIn(g.Period)
	alike := !had || basis(g.Period) == basis(latest.Period)
	if alike {
		c.Series = seriesOf(g)
	}
	if had {
		c.OldValue, c.OldPeriod = g.Value, g.Period
		if alike && !g.Suppressed && oldYear > 0 && !slices.Contains(slices.Collect(maps.Keys(c.Series)), strconv.Itoa(oldYear)) && oldYear != latest.Year {
			c.put(oldYear, g.Value)
		}
	}
	for _, v := range values {
		if v.Year == 0 || v.Withheld || v.Joint || small(entry, v.Value) {
			continue
		}
		if was, ok := c.Series[strconv.Itoa(v.Year)]; ok && was != tidy(v.Value) {
			c.Odd = append(c.Odd, fmt.Sprintf("%d revised from %s", v.Year, plain(was)))
		}
		c.put(v.Year, tidy(v.Value))
	}
	if len(c.Series) < 2 && len(g.Series) == 0 {
		c.Series = nil
	}
	switch {
	case had && oldYear > latest.Year && !alike:
		return nil, fmt.Sprintf("%s: %s (%s) is older than %s and of another kind of year; left out", a.Name, entry.ID, latest.Period, g.Period)
	case had && oldYear > latest.Year:
		c.olderThanCurrent = true
		c.Odd = append(c.Odd, fmt.Sprintf("the area has %s already, so only its trend grows", g.Period))
	case had && !alike:
		c.Odd = append(c.Odd, "another kind of year than before, so its trend begins anew")
	case had && !c.Withheld && g.Value > 0 && math.Abs(c.NewValue/g.Value-1) > oddChange:
		c.Odd = append(c.Odd, fmt.Sprintf("moves by %+.0f%%", 100*(c.NewValue/g.Value-1)))
	}
	if !c.Withheld && (c.NewValue < entry.Least || c.NewValue > entry.Most) {
		c.Odd = append(c.Odd, fmt.Sprintf("outside %s to %s", plain(entry.Least), plain(entry.Most)))
	}
	return c, ""
}

// basis is the form of a period with its digits taken out: calendar years, financial years and years to June do not make
// one trend.
func basis(period string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return r
	}, period)
}

func (c *Change) put(year int, value float64) {
	if c.Series == nil {
		c.Series = map[string]float64{}
	}
	c.Series[strconv.Itoa(year)] = value
}

// smallest is the least count that may be shown.
const smallest = 8

// small reports whether a count could point to families. It is left out as if its publisher had withheld it.
func small(entry project.CatalogueFigure, value float64) bool {
	return (entry.Unit == figure.Babies || entry.Unit == figure.Families) && value >= 1 && value < smallest
}

// seriesOf is a figure's trend by year.
func seriesOf(g project.Given) map[string]float64 {
	if len(g.Series) == 0 {
		return nil
	}
	series := map[string]float64{}
	for _, v := range g.Series {
		series[strconv.Itoa(v.Year)] = v.Value
	}
	return series
}

// yearIn is the last year that a period names; 0 where it names none.
func yearIn(as string) int {
	if _, year, err := period(as); err == nil {
		return year
	}
	return 0
}

// tidy drops what a spreadsheet's arithmetic leaves behind the sixth significant digit of a share.
func tidy(value float64) float64 {
	if value == math.Trunc(value) {
		return value
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(value, 'g', 6, 64), 64)
	if err != nil {
		return value
	}
	return rounded
}

// plain writes a number as TOML files have it.
func plain(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }

// edit makes the new texts of all files that change, and checks that they say what was meant and nothing else.
func (p *Plan) edit() error {
	byFile := map[string][]*Change{}
	for _, c := range p.Changes {
		byFile[c.Area.File] = append(byFile[c.Area.File], c)
	}
	for _, name := range slices.Sorted(maps.Keys(byFile)) {
		before, err := fs.ReadFile(p.fsys, name)
		if err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		after, err := edited(string(before), byFile[name])
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if after != string(before) {
			p.files[name] = after
		}
	}
	if len(p.Sources) > 0 {
		return p.addSources()
	}
	return nil
}

// edited puts changes into the text of an area file.
func edited(text string, changes []*Change) (string, error) {
	unix := strings.ReplaceAll(text, "\r\n", "\n")
	t, err := parseTOML(strings.TrimPrefix(unix, "\uFEFF"))
	if err != nil {
		return "", err
	}
	for _, c := range changes {
		if err := c.into(t); err != nil {
			return "", err
		}
	}
	if err := onlyFigures(unix, t.text, changes); err != nil {
		return "", err
	}
	if unix != text {
		return strings.ReplaceAll(t.text, "\n", "\r\n"), nil
	}
	return t.text, nil
}

// into puts a change into its area's file.
func (c *Change) into(t *tomlText) error {
	table := "figure." + c.Figure
	if c.olderThanCurrent {
		return c.intoSeries(t, table)
	}
	if c.Withheld {
		for _, key := range []string{"value", "low", "high"} {
			if err := t.remove(table, key); err != nil {
				return err
			}
		}
		if err := t.set(table, "suppressed", "true"); err != nil {
			return err
		}
	} else {
		if err := t.remove(table, "suppressed"); err != nil {
			return err
		}
		if err := t.set(table, "value", plain(c.NewValue)); err != nil {
			return err
		}
	}
	if err := t.set(table, "period", quote(c.NewPeriod)); err != nil {
		return err
	}
	if err := t.set(table, "source", quote(c.Source)); err != nil {
		return err
	}
	if err := c.intoSeries(t, table); err != nil {
		return err
	}
	if len(c.CombinedWith) > 0 {
		return t.set(table, "combined_with", quote(strings.Join(c.CombinedWith, ", ")))
	}
	return t.remove(table, "combined_with")
}

// intoSeries writes the trend, on one line unless it has a table of its own.
func (c *Change) intoSeries(t *tomlText, table string) error {
	if len(c.Series) < 2 {
		return t.remove(table, "series")
	}
	years := slices.Sorted(maps.Keys(c.Series))
	if t.has(table + ".series") {
		for _, year := range years {
			if err := t.set(table+".series", year, plain(c.Series[year])); err != nil {
				return err
			}
		}
		return nil
	}
	var pairs []string
	for _, year := range years {
		pairs = append(pairs, year+" = "+plain(c.Series[year]))
	}
	return t.set(table, "series", "{ "+strings.Join(pairs, ", ")+" }")
}

// onlyFigures decodes a file before and after, and fails where anything differs but the figures that were to change.
func onlyFigures(before, after string, changes []*Change) error {
	var old, made map[string]any
	if err := toml.Unmarshal([]byte(strings.TrimPrefix(before, "\uFEFF")), &old); err != nil {
		return fmt.Errorf("the file is not sound: %w; mend it first (casemaker check)", err)
	}
	if err := toml.Unmarshal([]byte(after), &made); err != nil {
		return fmt.Errorf("the file is written in a way that cannot be changed safely: %w; write each figure as a table [figure.NAME] with a line for each key", err)
	}
	for _, root := range []map[string]any{old, made} {
		figures, _ := root["figure"].(map[string]any)
		for _, c := range changes {
			delete(figures, c.Figure)
		}
		if len(figures) == 0 {
			delete(root, "figure")
		}
	}
	if fmt.Sprint(old) != fmt.Sprint(made) {
		return fmt.Errorf("the file is written in a way that cannot be changed safely; write each figure as a table [figure.NAME] with a line for each key")
	}
	return nil
}

// sourcesFile takes the sources of imported figures.
const sourcesFile = "data/sources-figures.toml"

// addSources appends the sources that the project lacks.
func (p *Plan) addSources() error {
	text, err := fs.ReadFile(p.fsys, sourcesFile)
	if err != nil {
		text = []byte("# Where the figures of areas come from. casemaker import adds to this file.\n")
	}
	t, err := parseTOML(string(text))
	if err != nil {
		return fmt.Errorf("%s: %w", sourcesFile, err)
	}
	slices.SortFunc(p.Sources, func(a, b Source) int { return cmp.Compare(a.ID, b.ID) })
	for _, s := range p.Sources {
		for _, pair := range [][2]string{{"publisher", quote(s.Publisher)}, {"title", quote(s.Title)}, {"year", strconv.Itoa(s.Year)}, {"url", quote(s.URL)}, {"licence", quote(s.Licence)}} {
			if pair[1] == `""` {
				continue
			}
			if err := t.set(s.ID, pair[0], pair[1]); err != nil {
				return fmt.Errorf("%s: %w", sourcesFile, err)
			}
		}
	}
	p.files[sourcesFile] = t.text
	return nil
}

// quote writes a TOML string.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7F:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// Files are the names of the files that would be written, sorted.
func (p *Plan) Files() []string { return slices.Sorted(maps.Keys(p.files)) }

// Text is the new text of one of them.
func (p *Plan) Text(name string) string { return p.files[path.Clean(name)] }
