package site

import (
	"slices"

	"casemaker/internal/format"
	"casemaker/internal/web"
	"casemaker/internal/workbook"
)

// pageFormat is the name of the format that is the site itself.
const pageFormat = "html"

// dataFormat is the name of the format that programs read.
const dataFormat = "json"

// formats are the ways in which an area is published. A new one is a line here.
func (s *Site) formats(theme *web.Theme) []format.Format {
	return []format.Format{
		s.pages(theme),
		s.charts(),
		s.papers(),
		s.words(),
		workbook.Format(),
		format.CSV(),
		format.TablesCSV(),
		format.JSON(s.sharing),
	}
}

// Formats are the names of what a build can write.
func Formats() []string {
	var names []string
	for _, f := range (&Site{}).formats(nil) {
		if !slices.Contains(names, f.Name) {
			names = append(names, f.Name)
		}
	}
	return names
}
