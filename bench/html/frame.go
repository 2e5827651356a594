package main

import (
	"fmt"
	"strings"
)

// A frame is what stands around a document's text on a page, as a template.
type frame struct{ before, between, after string }

// Where the text of a document begins and ends on a page: its opening, and the rest.
const (
	openingBegins = "<div class=\"opening\">\n"
	openingEnds   = "</div>\n</div>\n<div class=\"documents\">"
	textBegins    = "<div class=\"text\">\n"
	textEnds      = "</div>\n</div>\n</article>"
)

// newFrame makes the frame of a page a template: what is of its area becomes a field of the area's data.
func newFrame(page string, area map[string]any) (f frame, err error) {
	cut := func(mark string, keep bool) (before string) {
		at := strings.Index(page, mark)
		if at < 0 {
			err = fmt.Errorf("the page of casemaker has no %q", mark)
			return ""
		}
		if keep {
			at += len(mark)
		}
		before, page = page[:at], page[at:]
		return before
	}
	f.before = cut(openingBegins, true)
	cut(openingEnds, false)
	f.between = cut(textBegins, true)
	cut(textEnds, false)
	f.after = page
	for _, part := range []*string{&f.before, &f.between, &f.after} {
		if strings.Contains(*part, "{{") {
			return f, fmt.Errorf("the frame of a page has braces of its own")
		}
		for _, field := range []string{"slug", "name", "code", "region"} {
			*part = strings.ReplaceAll(*part, area[field].(string), "{{ $d."+field+" }}")
		}
	}
	return f, err
}
