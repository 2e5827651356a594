package document

import (
	"bytes"
	"regexp"

	"casemaker/internal/place"
)

// What a page may hold. A parser of Markdown takes minutes over thousands of quotes inside each other; no one reads such a page.
const (
	mostBytes    = 256 << 10 // of a page
	mostWord     = 2000      // letters without a space
	mostHeadings = 2000
	mostLinks    = 2000 // definitions of links
	mostMarks    = 5000
	deepest      = 24 // lists, quotes and blocks inside each other
)

var (
	headingForm    = regexp.MustCompile(`(?m)^ {0,3}#{1,6}[ \t]`)
	underlineForm  = regexp.MustCompile(`(?m)^ {0,3}(=+|-+)[ \t]*$`)
	definitionForm = regexp.MustCompile(`(?m)^ {0,3}\[[^\]\n]+\]:`)
	containerForm  = regexp.MustCompile(`^(?:[ \t]*(?:>|[-*+][ \t]|[-*+]$|[0-9]{1,9}[.)][ \t]))+`)
	markerForm     = regexp.MustCompile(`>|[-*+]|[0-9]{1,9}[.)]`)
)

// tooMuch reports the limit that a text exceeds, at its place; such a text is not parsed.
func tooMuch(file string, source []byte, problems *place.List) bool {
	refuse := func(offset int, remedy, format string, args ...any) bool {
		problems.Errorf(place.InText(file, source, offset), remedy, format, args...)
		return true
	}
	count := func(form *regexp.Regexp, most int, what string) bool {
		found := form.FindAllIndex(source, most+1)
		return len(found) > most && refuse(found[most][0], "make several pages of it", "the page has more than %d %s (number of %s)", most, what, what)
	}
	if len(source) > mostBytes {
		return refuse(0, "make several pages of it", "the page has %d bytes; the limit is %d (size of a page)", len(source), mostBytes)
	}
	if at, ok := tooDeep(source); ok {
		return refuse(at, "write it flatter", "more than %d lists, quotes or blocks stand inside each other here (depth of a page)", deepest)
	}
	if at, ok := longWord(source); ok {
		return refuse(at, "break it, or take it out", "a word of more than %d letters begins here (length of a word)", mostWord)
	}
	if count(headingForm, mostHeadings, "headings") || count(underlineForm, mostHeadings, "underlined headings") || count(definitionForm, mostLinks, "definitions of links or notes") {
		return true
	}
	for _, sign := range []string{"[", "*", "_", "`", "<", "{{", "~"} {
		if bytes.Count(source, []byte(sign)) > mostMarks {
			return refuse(bytes.Index(source, []byte(sign)), "make several pages of it", "the page has more than %d of the sign %s (number of marks)", mostMarks, sign)
		}
	}
	return false
}

// longWord finds a run of letters without a space that no line of a page or PDF can hold.
func longWord(source []byte) (at int, ok bool) {
	run, start := 0, 0
	for i, b := range source {
		if b == ' ' || b == '\n' || b == '\t' {
			run, start = 0, i+1
			continue
		}
		if b&0xc0 != 0x80 {
			run++
		}
		if run > mostWord {
			return start, true
		}
	}
	return 0, false
}

// tooDeep finds where more lists, quotes and blocks stand inside each other than the limit. What indents a line counts as a
// list for every two columns.
func tooDeep(source []byte) (at int, ok bool) {
	blocks := 0
	for start := 0; start < len(source); {
		line, _, _ := bytes.Cut(source[start:], []byte("\n"))
		indent := len(line) - len(bytes.TrimLeft(line, " \t"))
		markers := len(markerForm.FindAllIndex(containerForm.Find(line), -1))
		if _, colons := countColons(line); colons > 0 {
			if len(bytes.Trim(line, ": \t")) > 0 {
				blocks++
			} else if blocks > 0 {
				blocks--
			}
		}
		if markers > deepest || blocks > deepest || markers > 0 && indent > 4*deepest {
			return start, true
		}
		start += len(line) + 1
	}
	return 0, false
}
