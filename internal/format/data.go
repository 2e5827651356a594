package format

import (
	"casemaker/internal/address"
	"casemaker/internal/chart"
	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/table"
	"casemaker/internal/workings"
)

// JSON is every figure of an area with its source or its working, or else with the one that areas like it share.
func JSON(sharing *workings.Sharing) Format {
	return Format{Name: "json", Endings: []string{".json"}, Files: func(a *Area) []File {
		return []File{{
			Address: address.AreaFile(a.Case.Area.Slug, "figures.json"), Purpose: Data, Kind: "JSON", Media: "application/json", Title: "document.figures_with_workings",
			Make: func() (Made, error) { return data(workings.Of(a.Case).JSON(sharing.For(a.Case.Area))) },
		}}
	}}
}

// CSV is the figures of an area.
func CSV() Format {
	return Format{Name: "csv", Endings: []string{".csv"}, Files: func(a *Area) []File {
		return []File{{
			Address: address.AreaFile(a.Case.Area.Slug, "figures.csv"), Purpose: Data, Kind: "CSV", Media: "text/csv", Title: "document.figures",
			Make: func() (Made, error) { return data(workings.CSV(a.Case)) },
		}}
	}}
}

// TablesCSV is the tables of an area's documents, and what describes them.
func TablesCSV() Format {
	return Format{Name: "csv", Endings: []string{".csv", packageName}, Beside: true, Files: func(a *Area) []File {
		files := []File{{Address: packageAt(a), Purpose: Beside, Kind: "JSON", Media: "application/json", Make: func() (Made, error) { return data(describe(a)) }}}
		for _, t := range Tables(a) {
			files = append(files, File{
				Address: address.Table(a.Case.Area.Slug, t.ID), Purpose: Beside, Kind: "CSV", Media: "text/csv",
				Make: func() (Made, error) { return data(t.CSV(headings(a))) },
			})
		}
		return files
	}}
}

// headings name fields of tables in the area's language.
func headings(a *Area) table.Headings {
	l := a.Case.Language
	return table.Headings{
		Unit: func(heading string) string { return l.Say("csv.unit", "column", heading) },
		Said: func(heading string) string { return l.Say("csv.words", "column", heading) },
	}
}

func data(made []byte, err error) (Made, error) { return Made{Data: made}, err }

// Tables lists the tables that an area's documents show, those that charts are drawn from too, each once by its id. Those of a
// version in another language are the original's. Each document has notes on figures of its own, which are no table to take.
func Tables(a *Area) []*table.Table {
	var all []*table.Table
	at := map[string]int{}
	add := func(t *table.Table) {
		if t == nil || t.ID == exhibit.NotesTable {
			return
		}
		if i, ok := at[t.ID]; ok {
			all[i] = t
			return
		}
		at[t.ID] = len(all)
		all = append(all, t)
	}
	a.shown(func(b document.Block) {
		switch b := b.(type) {
		case *document.Table:
			add(b.Table)
		case *document.Chart:
			add(b.Table)
			add(b.Chart.Data())
		}
	})
	return all
}

// shown visits the blocks of the area's documents but for their versions in other languages.
func (a *Area) shown(visit func(document.Block)) {
	for _, d := range Originals(a) {
		document.Walk(a.Filled(d).Blocks, visit, nil)
	}
}

// Originals lists the area's documents without their versions in other languages.
func Originals(a *Area) []*content.Document {
	var all []*content.Document
	for _, d := range a.Documents {
		if d.Page.Lang == "" {
			all = append(all, d)
		}
	}
	return all
}

// Charts lists the charts that an area's documents show, the original's for all languages.
func Charts(a *Area) []*chart.Chart {
	var all []*chart.Chart
	a.shown(func(b document.Block) {
		if b, ok := b.(*document.Chart); ok {
			all = append(all, b.Chart)
		}
	})
	return all
}
