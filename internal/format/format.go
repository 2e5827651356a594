// Package format says what a format is: a way in which the documents and figures of an area are published, such as PDF.
//
// A [Format] is a value that announces its [File]s, each with its address, what it is for, and how it is made. What follows from
// them is no one's list: downloads on pages, what --only names, which files of an earlier build are stale. A new format is a
// package that returns one, and a line in package site.
//
// An [Area] is what files are made from: a case, and its documents, filled once. It belongs to one goroutine, and is let go when
// its files are made.
package format

import (
	"fmt"

	"casemaker/internal/content"
	"casemaker/internal/language"
)

// A Format is a way in which an area is published.
type Format struct {
	Name    string   // as --only names it: "pdf"
	Endings []string // of its files, with their points, or whole names
	Last    bool     // its files speak of those of the other formats, so they are made after them
	Beside  bool     // its files stand beside tables and charts, so which there are shows in the filled documents only
	Files   func(a *Area) []File
}

// A Purpose is what a file is for.
type Purpose int

// The purposes of files.
const (
	Page   Purpose = iota // read on the site, where pages lead to it
	Paper                 // a document to take away
	Data                  // the figures of the area, to take away
	Beside                // offered beside what it holds: a table or a picture of a document
)

// A File is one that a format will make.
type File struct {
	Address  string // below the site's root
	Purpose  Purpose
	Kind     string            // as readers know it: "PDF"
	Media    string            // its media type
	Title    string            // of Data: what it holds, as the id of a message
	Document *content.Document // that it is of; nil for the area as a whole
	Make     func() (Made, error)
}

// A Made is what there is to say of a file once it is made.
type Made struct {
	Data  []byte
	Pages int // 0 where it has none
}

// An Offer is a file that there is for readers, with its size, which is 0 where it is not known.
type Offer struct {
	File
	Bytes, Pages int
}

// Text says in a language what an offer is: "PDF, 31 pages, 179 KB".
func (o Offer) Text(l *language.Language) string {
	text := o.Kind
	if o.Pages > 0 {
		text += ", " + l.Say("document.pages", "count", o.Pages)
	}
	if o.Bytes == 0 {
		return text
	}
	return text + ", " + Size(o.Bytes)
}

// Size prints a number of bytes as people read it: 48 KB.
func Size(bytes int) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KB", max(1, (bytes+512)/1024))
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}
