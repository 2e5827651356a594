// Package pdfcheck reads a written PDF and says what is wrong with it: against the accessibility standard PDF/UA-1, the
// archival standard PDF/A-2a, and what this project promises beyond them.
//
// It takes nothing from the packages that write PDFs, and looks at the bytes of the file only.
//
//	problems := check.Check(file)
//
// [Open] reads the file into a [File]. The rules are in files of their own: catalogue.go (what the file says of itself),
// structure.go (the tree), content.go (what is drawn), fonts.go. A new rule is a method of checker that calls problem;
// a test that breaks a file on purpose goes with it.
//
// It reads what modern writers write, cross-reference streams and object streams, compressed by Flate or not at all.
package check

import (
	"cmp"
	"fmt"
	"slices"
)

// A Problem is one thing wrong with a file.
type Problem struct {
	Rule string // short name of the rule: "figure-alt"
	Page int    // counted from 1; 0 where it is of the whole file
	Text string
}

func (p Problem) String() string {
	if p.Page > 0 {
		return fmt.Sprintf("page %d: %s (%s)", p.Page, p.Text, p.Rule)
	}
	return fmt.Sprintf("%s (%s)", p.Text, p.Rule)
}

// A checker gathers what is wrong with a file.
type checker struct {
	file     *File
	problems []Problem
	pages    []Ref
	pageOf   map[Ref]int // counted from 1
	parents  map[int]any // of the parent tree
	marks    map[mark]Ref
	elements map[Ref]Dict
	order    []Ref // elements in reading order
	drawn    []Piece
	known    map[Ref]*pageFont
}

// A mark is a piece of marked content: its page and number there.
type mark struct{ page, content int }

// Check reads a file and returns everything wrong with it, by page.
func Check(file []byte) []Problem {
	f, err := Open(file)
	if err != nil {
		return []Problem{{Rule: "readable", Text: err.Error()}}
	}
	return f.Check()
}

// Check returns everything wrong with the file, by page.
func (f *File) Check() []Problem {
	problems := f.checked().problems
	slices.SortStableFunc(problems, func(a, b Problem) int { return cmp.Compare(a.Page, b.Page) })
	return problems
}

// checked applies every rule.
func (f *File) checked() *checker {
	c := &checker{
		file: f, pageOf: map[Ref]int{}, parents: map[int]any{}, marks: map[mark]Ref{}, elements: map[Ref]Dict{},
		known: map[Ref]*pageFont{}, pages: f.Pages(),
	}
	for i, p := range c.pages {
		c.pageOf[p] = i + 1
	}
	c.catalogue()
	c.readParents()
	c.tree()
	c.contents()
	c.links()
	c.fonts()
	return c
}

func (c *checker) problem(rule string, page int, format string, values ...any) {
	c.problems = append(c.problems, Problem{Rule: rule, Page: page, Text: fmt.Sprintf(format, values...)})
}
