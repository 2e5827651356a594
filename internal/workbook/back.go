package workbook

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"casemaker/internal/figure"
	"casemaker/internal/imports"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// A Returned is a workbook that comes back with inputs changed.
type Returned struct {
	Area   string // the slug of the area that it says it is of
	Layout string
	cells  map[string]returnedCell // by the name of the cell
}

// A returnedCell is what a named cell holds, with what stands beside it.
type returnedCell struct {
	at                     string // "Inputs, cell B12"
	value, published, note string
}

// Open reads a workbook that comes back.
func Open(data []byte) (*Returned, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("the file cannot be read as a workbook: %w", err)
	}
	r := &Returned{cells: map[string]returnedCell{}}
	rows := map[string][][]string{}
	for _, n := range f.GetDefinedName() {
		sheet, at, ok := strings.Cut(n.RefersTo, "!")
		if sheet = strings.Trim(strings.TrimPrefix(sheet, "$"), "'"); !ok || strings.Contains(at, ":") {
			continue
		}
		if _, read := rows[sheet]; !read {
			if rows[sheet], err = f.GetRows(sheet, excelize.Options{RawCellValue: true}); err != nil {
				return nil, fmt.Errorf("reading the sheet %s: %w", sheet, err)
			}
		}
		at = strings.ReplaceAll(at, "$", "")
		column, row, err := excelize.CellNameToCoordinates(at)
		if err != nil {
			return nil, fmt.Errorf("the name %s stands for no cell: %w", n.Name, err)
		}
		cell := func(column int) string {
			if row > len(rows[sheet]) || column > len(rows[sheet][row-1]) {
				return ""
			}
			return strings.TrimSpace(rows[sheet][row-1][column-1])
		}
		r.cells[n.Name] = returnedCell{at: sheet + ", cell " + at, value: cell(column), published: cell(inputPublished), note: cell(inputNote)}
	}
	if err := f.Close(); err != nil {
		return nil, fmt.Errorf("closing the workbook: %w", err)
	}
	r.Area, r.Layout = r.cells[areaCell].value, r.cells[layoutCell].value
	if r.Area == "" || r.Layout == "" {
		return nil, fmt.Errorf("the workbook does not say which area it is of; only one that casemaker wrote can be taken back")
	}
	return r, nil
}

// A Change is an input that a workbook changes, with what that makes of the area's file.
type Change struct {
	ID, Label string
	Old, New  string // as printed
	Settings  []imports.Setting
}

// Changes compares a workbook that comes back with the case of its area. Faults are all that is wrong with it, each with its place; with
// any there are no changes to take.
func (r *Returned) Changes(c *model.Case) (changes []Change, faults []string) {
	if r.Layout != Layout {
		return nil, []string{fmt.Sprintf("the workbook has layout %s, and this program reads layout %s; take the one that it writes now, and make the changes there", r.Layout, Layout)}
	}
	if c.Plan == nil {
		return nil, []string{"the area has no plan to cost: its births are not known"}
	}
	b := newBook(c)
	b.sheets()
	b.placed = r
	for _, of := range b.given {
		change, fault := b.changed(of)
		if fault != "" {
			faults = append(faults, fault)
		} else if change != nil {
			changes = append(changes, *change)
		}
	}
	for _, p := range b.picks {
		change, fault := b.picked(p)
		if fault != "" {
			faults = append(faults, fault)
		} else if change != nil {
			changes = append(changes, *change)
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return b.wholeFunding(changes), nil
}

// changed is what a workbook says of a given figure otherwise; nil where it says the same.
func (b *book) changed(of *figure.Figure) (change *Change, fault string) {
	cell, ok := b.placed.cells[b.f.name(of.ID)]
	if !ok {
		return nil, fmt.Sprintf("the workbook has no input %s; it was made from other data, so take the one that is written now, and make the changes there", of.ID)
	}
	here := of.Value
	if known, ok := b.f.here[of.ID]; ok {
		here = known.Value
	}
	value, err := strconv.ParseFloat(cell.value, 64)
	if err != nil || math.IsNaN(value) || math.IsInf(value, 0) {
		return nil, fmt.Sprintf("%s: %q is no number; write one for %s", cell.at, cell.value, of.Label)
	}
	published, err := strconv.ParseFloat(cell.published, 64)
	if err != nil || !alike(published, here) {
		return nil, fmt.Sprintf("%s: the workbook was made when %s was %s, and it is %s now; take the workbook that is written now, and make the changes there", cell.at, of.Label, cell.published, plainNumber(here))
	}
	switch {
	case alike(value, here):
		return nil, ""
	case !b.open(of.ID):
		return nil, fmt.Sprintf("%s: %s is not an input of this area alone; change it in the data files (casemaker explain %s %s says where it is from)", cell.at, of.Label, b.c.Area.Slug, of.ID)
	}
	printed := func(v float64) string {
		if of.Unit == figure.Share {
			return plainNumber(v*100) + "%"
		}
		return b.c.Language.Figure(&figure.Figure{Naming: &figure.Naming{}, Value: v, Unit: of.Unit}, figure.Exact)
	}
	return &Change{of.ID, of.Label, printed(here), printed(value), b.settings(of, value, cell.note)}, ""
}

// alike reports whether two numbers are the same but for the last bits of what a spreadsheet keeps.
func alike(a, b float64) bool { return math.Abs(a-b) <= 1e-12*max(1, math.Abs(a), math.Abs(b)) }

func plainNumber(v float64) string { return strconv.FormatFloat(figure.RoundTo(v, 1e-9), 'f', -1, 64) }

// settings are what an area's file says for an input to have another value.
func (b *book) settings(of *figure.Figure, value float64, note string) []imports.Setting {
	number := imports.Number(value)
	stem, rest, _ := strings.Cut(of.ID, ".")
	if _, published := b.c.Project.Catalogue.Get(of.ID); published {
		table := "figure." + of.ID
		all := []imports.Setting{{Table: table, Key: "value", Value: number}, {Table: table, Key: "source", Value: imports.Text(project.LocalSource)}}
		if note != of.Note && note != "" {
			all = append(all, imports.Setting{Table: table, Key: "note", Value: imports.Text(note)})
		}
		return all
	}
	switch stem {
	case "assumption", "price", "setup":
		if note == of.Note || note == "" {
			note = b.say("workbook.back.note")
		}
		return []imports.Setting{
			{Table: of.ID, Key: "value", Value: number}, {Table: of.ID, Key: "source", Value: imports.Text(project.LocalSource)}, {Table: of.ID, Key: "note", Value: imports.Text(note)},
		}
	case "month":
		return b.milestone(rest, int(value))
	case "own", "funding", "post":
		table := strings.TrimPrefix(of.ID, "own.")
		table, key, _ := cutLast(table)
		if key == "wte_stated" {
			key = "wte"
		}
		if year, ok := strings.CutPrefix(key, "amount_"); ok {
			key = "year_" + year
		}
		if stem == "post" {
			table = "team." + strings.TrimPrefix(table, "post.")
		}
		return []imports.Setting{{Table: table, Key: key, Value: number}}
	}
	panic("workbook: no place in an area’s file for " + of.ID)
}

// cutLast parts an id at its last point.
func cutLast(id string) (before, after string, ok bool) {
	i := strings.LastIndex(id, ".")
	if i < 0 {
		return id, "", false
	}
	return id[:i], id[i+1:], true
}

// milestone moves a milestone: the area's own, or a copy of the project's.
func (b *book) milestone(id string, month int) []imports.Setting {
	table := "milestone." + id
	m, _ := b.c.Timeline.Milestones.Get(id)
	all := []imports.Setting{{Table: table, Key: "start_month", Value: strconv.Itoa(min(m.Start, month))}, {Table: table, Key: "finish_month", Value: strconv.Itoa(month)}}
	if _, own := b.c.Area.Milestones.Get(id); own {
		return all
	}
	whole := []imports.Setting{{Table: table, Key: "name", Value: imports.Text(m.Name)}, {Table: table, Key: "owner", Value: imports.Text(m.Owner)}}
	if len(m.After) > 0 {
		after := make([]string, len(m.After))
		for i, id := range m.After {
			after[i] = imports.Text(id)
		}
		whole = append(whole, imports.Setting{Table: table, Key: "after", Value: "[" + strings.Join(after, ", ") + "]"})
	}
	return append(whole, all...)
}

// wholeFunding states every funder where one share of a nation's proposal is changed: an area's own mix stands alone.
func (b *book) wholeFunding(changes []Change) []Change {
	at := slices.IndexFunc(changes, func(c Change) bool { return strings.HasPrefix(c.ID, "funding.") })
	if at < 0 {
		return changes
	}
	var all []imports.Setting
	for _, f := range b.c.Funders {
		table, of := "funding."+f.Contribution.ID, f.Contribution
		all = append(all, imports.Setting{Table: table, Key: "funder", Value: imports.Text(of.Funder)}, imports.Setting{Table: table, Key: "share", Value: imports.Number(of.Share.Value)},
			imports.Setting{Table: table, Key: "status", Value: imports.Text(of.Status)})
	}
	changes[at].Settings = append(all, changes[at].Settings...)
	return changes
}

// A pick is a choice of the reader's, with the words to pick from and what each makes of the area's file.
type pick struct {
	id, label string
	words     []string
	values    []string // of the key
	key       string
	now       int
}

// picked is what a workbook picks otherwise; nil where it picks the same.
func (b *book) picked(p pick) (change *Change, fault string) {
	cell, ok := b.placed.cells[b.choicesAt[p.id].Name]
	if !ok {
		return nil, fmt.Sprintf("the workbook has no choice of %s; take the one that is written now, and make the changes there", p.label)
	}
	at := slices.Index(p.words, cell.value)
	switch {
	case at < 0:
		return nil, fmt.Sprintf("%s: %q cannot be picked; write one of %s", cell.at, cell.value, strings.Join(p.words, ", "))
	case at == p.now:
		return nil, ""
	}
	return &Change{p.id, p.label, p.words[p.now], cell.value, []imports.Setting{{Key: p.key, Value: imports.Text(p.values[at])}}}, ""
}
