// Package place says where in a project's files something is wrong, and what to write instead.
//
// A [Problem] has a file, a line and a column where they are known, what is wrong and the remedy.
// A [List] gathers all the problems of a run; nothing stops at the first. Printed, a problem is
//
//	data/areas/leeds.toml:14:10: births is text; write a whole number without quotes: births = 9842
package place

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A Position is a place in a file. Line and Column count from 1; 0 means not known. Column counts characters.
type Position struct {
	File   string
	Line   int
	Column int
}

// String returns file:line:column, leaving out what is not known.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// A Problem is something wrong in a file of the project.
type Problem struct {
	Position
	Message string // what is wrong: lower case, no full stop
	Remedy  string // what to write instead
	Warning bool   // does not stop a build
}

// String returns the problem on one line.
func (p Problem) String() string {
	text := p.Position.String() + ": "
	if p.Warning {
		text += "warning: "
	}
	text += p.Message
	if p.Remedy != "" {
		text += "; " + p.Remedy
	}
	return text
}

// A List gathers problems. The zero List is ready to use, by many goroutines.
type List struct {
	mu       sync.Mutex
	problems []Problem
}

// Add adds problems to the list.
func (l *List) Add(p ...Problem) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.problems = append(l.problems, p...)
}

// Errorf adds a problem at a position, with its remedy.
func (l *List) Errorf(at Position, remedy, format string, args ...any) {
	l.Add(Problem{Position: at, Remedy: remedy, Message: fmt.Sprintf(format, args...)})
}

// Warnf adds a warning at a position, with its remedy.
func (l *List) Warnf(at Position, remedy, format string, args ...any) {
	l.Add(Problem{Position: at, Remedy: remedy, Message: fmt.Sprintf(format, args...), Warning: true})
}

// Failed reports whether anything in the list stops a build.
func (l *List) Failed() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.ContainsFunc(l.problems, func(p Problem) bool { return !p.Warning })
}

// Drop takes out the problems that are not wanted.
func (l *List) Drop(unwanted func(Problem) bool) {
	l.problems = slices.DeleteFunc(l.problems, unwanted)
}

// Len is how many problems were added, repetitions too.
func (l *List) Len() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.problems)
}

// All returns the problems in the order of file, line and column, without repetitions.
func (l *List) All() []Problem {
	l.mu.Lock()
	sorted := slices.Clone(l.problems)
	l.mu.Unlock()
	slices.SortStableFunc(sorted, compare)
	return slices.Compact(sorted)
}

func compare(a, b Problem) int {
	if c := strings.Compare(a.File, b.File); c != 0 {
		return c
	}
	if c := a.Line - b.Line; c != 0 {
		return c
	}
	if c := a.Column - b.Column; c != 0 {
		return c
	}
	return strings.Compare(a.Message, b.Message)
}

// groupFrom is how many files must share a fault for it to be printed once with a count.
const groupFrom = 3

// Print writes the problems to w, one a line. A fault that stands in many files is printed once, at the
// first of them, with the count of the others.
func (l *List) Print(w io.Writer) error {
	type fault struct {
		message, remedy string
		warning         bool
	}
	all := l.All()
	files := map[fault]map[string]bool{}
	for _, p := range all {
		f := fault{p.Message, p.Remedy, p.Warning}
		if files[f] == nil {
			files[f] = map[string]bool{}
		}
		files[f][p.File] = true
	}
	printed := map[fault]bool{}
	for _, p := range all {
		f := fault{p.Message, p.Remedy, p.Warning}
		line := p.String()
		if n := len(files[f]); n >= groupFrom {
			if printed[f] {
				continue
			}
			printed[f] = true
			line += fmt.Sprintf(" (and the same in %d more files)", n-1)
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

// PrintJSON writes every problem to w as one JSON object a line, none left out.
func (l *List) PrintJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, p := range l.All() {
		level := "error"
		if p.Warning {
			level = "warning"
		}
		err := enc.Encode(struct {
			File    string `json:"file"`
			Line    int    `json:"line,omitempty"`
			Column  int    `json:"column,omitempty"`
			Level   string `json:"level"`
			Message string `json:"message"`
			Remedy  string `json:"remedy,omitempty"`
		}{p.File, p.Line, p.Column, level, p.Message, p.Remedy})
		if err != nil {
			return err
		}
	}
	return nil
}

// InText returns the position of a byte offset in a file's text.
func InText(file string, text []byte, offset int) Position {
	offset = max(0, min(offset, len(text)))
	line := 1 + bytes.Count(text[:offset], []byte{'\n'})
	column := 1 + utf8.RuneCount(text[bytes.LastIndexByte(text[:offset], '\n')+1:offset])
	return Position{File: file, Line: line, Column: column}
}
