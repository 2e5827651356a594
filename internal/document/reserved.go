package document

import "regexp"

// reservedForm are the ids that pages have besides those of headings: their frames, notes, references, tables, figures.
var reservedForm = regexp.MustCompile(`^(main|take-away|notes-here|what-if.*|page-.*|note-\d+|call-\d+-\d+|ref-\d+|(figure|table|chart|term|out|w|h)-.*)$`)

// idForm is how an id is written.
var idForm = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// longestID is how many letters an id may have: it may be the name of a folder.
const longestID = 60
