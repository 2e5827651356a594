// Package imports takes the files that publishers hand out into the area files of a project.
//
// A file becomes one or more [Table]s of text, whatever it was saved as. A [Kind] knows one publisher's layout by its
// headings and reads [Observation]s from it: a place as the file names it, a figure, a period and a value. [Match] finds
// the area of each, adding up districts where a council is made of them, and checks every total that the file gives. The
// result is a [Plan]: what would change in which file, and what is odd about it. Only [Plan.Write] changes anything, all
// of it or nothing, and leaves comments and the order of keys as people gave them.
//
//	tables, err := imports.Open("birthregistrations2024.xlsx", data)
//	found, err := imports.Recognise(tables)
//	plan := imports.Prepare(project, found.Read(options))
//
// Nothing is guessed. A value that its publisher withheld stays out, a figure published for two places together says so,
// a total row is never taken for an area, and a file that no kind knows is refused with the headings it has.
package imports

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// A Table is one sheet of a workbook, or a whole CSV file, as text.
type Table struct {
	File  string // base name, for messages
	Sheet string // empty for a CSV file
	Rows  [][]string
}

// String names the table in messages.
func (t *Table) String() string {
	if t.Sheet == "" {
		return t.File
	}
	return t.File + ", sheet " + t.Sheet
}

// An Observation is one value of one place, as a file gives it.
type Observation struct {
	Code, Name string // as in the file; either may be empty
	Level      Level
	Figure     string // id in data/figures.toml or data/profile.toml
	Period     string // "2024", "mid-2024", "2024/25"
	Year       int    // the year that the period is listed under in a series; 0 for none
	Value      float64
	Withheld   bool // the publisher gives a mark in place of the value
	Row        int  // from 1, in the table
}

// A Level says whether a row is a place or a total over places.
type Level int

// The levels. Most files do not say; then the code does.
const (
	Place Level = iota
	Total       // a region or nation, which places add up to
	Other       // an area that no project holds, such as a ward
)

// A Source is where the values come from, as it goes into the sources of the project.
type Source struct {
	ID, Publisher, Title, URL, Licence string
	Year                               int
}

// A Dataset is what one file holds.
type Dataset struct {
	Kind         *Kind
	Table        *Table
	Source       Source
	BySource     map[string]Source // by figure, for files of many figures
	Observations []Observation
	Pay          []PayPoint // of a file of pay scales, in place of observations
	Notes        []string   // what a reader of the report must know
}

// Options are what a user can say that a file does not.
type Options struct {
	Figure string // id of the figure, for kinds that hold any
	Source string // id of a source that the project has; empty takes the kind's own
	Period string // for files that do not state theirs; with {year} in it, how a period is said: "the year to March {year}"

	// Of plain tables.
	Column  string            // heading of the values, where that is not "value"
	Where   map[string]string // words that further columns must hold, by their headings: age = "all ages"
	Percent bool              // the values are percentages

	Indicators Indicators // of the project
}

// A Kind is one publisher's layout.
type Kind struct {
	ID       string
	Title    string     // publisher and title, for people
	Headings [][]string // each a heading that a table of this kind has, with its other spellings
	Any      bool       // holds any figure: Options.Figure must say which
	Seen     bool       // a real file of the kind was had; the others follow the publisher's description
	read     func(*reading) error
}

// A reading is a table being read by its kind.
type reading struct {
	table   *Table
	header  int            // row of the headings, from 0
	columns map[string]int // by the first spelling of the heading
	options Options
	set     *Dataset
}

// Read takes the observations out of a recognised table.
func (f *Found) Read(o Options) (*Dataset, error) {
	if f.Kind.Any && o.Figure == "" {
		return nil, fmt.Errorf("%s: this file can hold any figure; say which with --figure ID", f.Table)
	}
	set := &Dataset{Kind: f.Kind, Table: f.Table}
	r := &reading{table: f.Table, header: f.header, columns: f.columns, options: o, set: set}
	if err := f.Kind.read(r); err != nil {
		return nil, fmt.Errorf("%s: %w", f.Table, err)
	}
	if len(set.Observations)+len(set.Pay) == 0 {
		return nil, fmt.Errorf("%s: the headings are those of %s, but no row below them has a value", f.Table, f.Kind.Title)
	}
	if o.Source != "" {
		set.Source = Source{ID: o.Source}
	}
	return set, nil
}

// A Found is a table with the kind that it is of.
type Found struct {
	Kind    *Kind
	Table   *Table
	header  int
	columns map[string]int
}

// headerRows is how far down a table its headings may stand.
const headerRows = 40

// Recognise finds the tables whose headings a kind knows. Where it finds none, the error says which headings stand there
// and which kind comes nearest.
func Recognise(tables []*Table) ([]*Found, error) { return RecogniseBy(tables, "") }

// RecogniseBy is Recognise where a person has said in which column a plain table has its values: it is then nothing else.
func RecogniseBy(tables []*Table, column string) ([]*Found, error) {
	kinds := Kinds
	if column != "" {
		plain := *kindNamed("plain")
		plain.Headings = [][]string{{"code"}, {"name"}, {"period"}, {heading(column)}}
		kinds = []*Kind{&plain}
	}
	var found []*Found
	for _, t := range tables {
		if f := recognise(t, kinds); f != nil {
			found = append(found, f)
		}
	}
	if len(found) == 0 {
		return nil, unknown(tables, kinds)
	}
	return found, nil
}

// recognise tries the kinds in order, so that the most particular come first.
func recognise(t *Table, kinds []*Kind) *Found {
	for _, k := range kinds {
		for row := range min(len(t.Rows), headerRows) {
			if columns, missing := k.in(t.Rows[row]); len(missing) == 0 {
				return &Found{Kind: k, Table: t, header: row, columns: columns}
			}
		}
	}
	return nil
}

// in finds the kind's headings in a row, and those that are missing there.
func (k *Kind) in(row []string) (columns map[string]int, missing []string) {
	columns = map[string]int{}
	for _, spellings := range k.Headings {
		at := slices.IndexFunc(row, func(cell string) bool { return spells(spellings, heading(cell)) })
		if at < 0 {
			missing = append(missing, spellings[0])
			continue
		}
		columns[spellings[0]] = at
	}
	return columns, missing
}

// spells reports whether a heading is one of the spellings.
func spells(spellings []string, heading string) bool {
	return slices.ContainsFunc(spellings, func(spelling string) bool {
		before, after, numbered := strings.Cut(spelling, "#")
		if !numbered {
			return heading == spelling
		}
		rest, ok := strings.CutPrefix(heading, before)
		rest, ends := strings.CutSuffix(rest, after)
		return ok && ends && strings.Trim(rest, "0123456789") == ""
	})
}

// unknown says of what kind tables nearly are.
func unknown(tables []*Table, kinds []*Kind) error {
	type near struct {
		kind    *Kind
		table   *Table
		row     []string
		missing []string
	}
	var best near
	most := 0.0
	for _, t := range tables {
		for _, k := range kinds {
			for row := range min(len(t.Rows), headerRows) {
				_, missing := k.in(t.Rows[row])
				share := 1 - float64(len(missing))/float64(len(k.Headings))
				if share > most {
					best, most = near{k, t, t.Rows[row], missing}, share
				}
			}
		}
	}
	var files []string
	for _, t := range tables {
		if !slices.Contains(files, t.File) {
			files = append(files, t.File)
		}
	}
	where := strings.Join(files, ", ")
	if most == 0 {
		return fmt.Errorf("%s: no known headings; %s. The kinds that can be read are listed in docs/importing.md", where, shows(tables))
	}
	return fmt.Errorf("%s: not a file that can be read: the headings are %s; nearest is %s, which also has %s",
		best.table, quoted(best.row), best.kind.Title, quoted(best.missing))
}

// shows says what stands at the top of tables of which nothing is known.
func shows(tables []*Table) string {
	for _, t := range tables {
		for _, row := range t.Rows {
			if slices.ContainsFunc(row, func(cell string) bool { return cell != "" }) {
				return "its first row is " + quoted(row)
			}
		}
	}
	return "it has no rows"
}

// quoted lists the first cells of a row that say something.
func quoted(row []string) string {
	const most, longest = 8, 40
	var said []string
	for _, cell := range row {
		if cell = strings.Join(strings.Fields(cell), " "); cell == "" {
			continue
		}
		if len(said) == most {
			said = append(said, "…")
			break
		}
		if letters := []rune(cell); len(letters) > longest {
			cell = string(letters[:longest]) + "…"
		}
		said = append(said, fmt.Sprintf("%q", cell))
	}
	return strings.Join(said, ", ")
}

// cell is the text of a column in a row; empty where the row is short.
func (r *reading) cell(row []string, heading string) string {
	at, ok := r.columns[heading]
	if !ok || at >= len(row) {
		return ""
	}
	return strings.TrimSpace(row[at])
}

// optional finds a further heading of the table, which not every file of the kind has.
func (r *reading) optional(spellings ...string) bool {
	for at, cell := range r.table.Rows[r.header] {
		if spells(spellings, heading(cell)) {
			r.columns[spellings[0]] = at
			return true
		}
	}
	return false
}

// rows visits the rows below the headings, with their numbers as a person counts them.
func (r *reading) rows(visit func(number int, row []string) error) error {
	for i, row := range r.table.Rows[r.header+1:] {
		number := r.header + 2 + i
		if err := visit(number, row); err != nil {
			return fmt.Errorf("row %d: %w", number, err)
		}
	}
	return nil
}

// add takes one value. Text that is neither a number nor a known mark is an error, because a shifted column shows so.
func (r *reading) add(o Observation, text string) error {
	value, withheld, err := number(text)
	if err != nil {
		return err
	}
	o.Value, o.Withheld = value, withheld
	r.set.Observations = append(r.set.Observations, o)
	return nil
}

// above is all the text that stands over the headings: titles and notes.
func (r *reading) above() string {
	var text strings.Builder
	for _, row := range r.table.Rows[:r.header] {
		for _, cell := range row {
			text.WriteString(cell + "\n")
		}
	}
	return text.String() + r.table.Sheet + "\n" + strings.TrimSuffix(r.table.File, path.Ext(r.table.File))
}
