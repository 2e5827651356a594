package document

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// fits warns of a row of a table that has more cells than the head, which no page shows, or fewer.
func (c *converter) fits(row *xast.TableRow, columns int) {
	start := offsetIn(row)
	if start < 0 {
		return
	}
	from := 1 + bytes.LastIndexByte(c.source[:start], '\n')
	line, _, _ := bytes.Cut(c.source[from:], []byte("\n"))
	switch n := cellsOf(line); {
	case n > columns:
		c.warnAt(start, `make the head as wide, or write \| for a bar that is meant as such`, "this row has %d cells and the head has %d: no page shows the last", n, columns)
	case n < columns:
		c.warnAt(start, "write the bars of empty cells too", "this row has %d cells and the head has %d: the last are empty", n, columns)
	}
}

// offsetIn is where the first text inside a node begins, or -1.
func offsetIn(n ast.Node) int {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if child.Type() == ast.TypeBlock && child.Lines() != nil && child.Lines().Len() > 0 {
			return child.Lines().At(0).Start
		}
	}
	return -1
}

// cellsOf counts the cells of a table's row: what stands between bars that no backslash is before.
func cellsOf(line []byte) int {
	line = bytes.Trim(line, " \t>")
	line = bytes.TrimPrefix(line, []byte("|"))
	n, last := 1, -1
	for i, b := range line {
		if b == '|' && (i == 0 || line[i-1] != '\\') {
			n, last = n+1, i
		}
	}
	if last == len(line)-1 && n > 1 {
		n-- // the bar that ends the row
	}
	return n
}
