package imports

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

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
