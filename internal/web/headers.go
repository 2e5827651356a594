package web

import (
	"strconv"

	"casemaker/internal/table"
)

// headers names the headings of a table that has groups of rows, so that each cell can say which three are its own:
// scope alone does not tell a screen reader where a group ends. It is nil for a table without groups.
type headers struct {
	id           string
	groups, rows int
}

func newHeaders(t *table.Table) *headers {
	for _, row := range t.Rows {
		if row.Group {
			return &headers{id: t.ID}
		}
	}
	return nil
}

// column is the attribute that names a column's heading.
func (h *headers) column(i int) string {
	if h == nil {
		return ""
	}
	return ` id="` + h.name("c", i) + `"`
}

// group begins a group and names its heading.
func (h *headers) group() string {
	if h == nil {
		return ""
	}
	h.groups++
	return ` id="` + h.name("g", h.groups) + `"`
}

// row begins a row and names its heading, which has headings itself.
func (h *headers) row() string {
	if h == nil {
		return ""
	}
	h.rows++
	return ` id="` + h.name("r", h.rows) + `" headers="` + h.above(0) + `"`
}

// cell lists the headings of a cell of the row.
func (h *headers) cell(column int) string {
	if h == nil {
		return ""
	}
	return ` headers="` + h.above(column) + " " + h.name("r", h.rows) + `"`
}

// above lists the headings over a column: its own and the group's.
func (h *headers) above(column int) string {
	if h.groups == 0 {
		return h.name("c", column)
	}
	return h.name("c", column) + " " + h.name("g", h.groups)
}

func (h *headers) name(part string, n int) string { return h.id + "-" + part + strconv.Itoa(n) }
