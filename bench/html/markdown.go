package main

import (
	"fmt"
	"regexp"
	"strings"

	"casemaker/internal/document"
)

var (
	valueMark    = regexp.MustCompile(`\{\{[^}]*\}\}`)
	citationMark = regexp.MustCompile(`\[@([a-z0-9-]+)\]`)
	blockLine    = regexp.MustCompile(`^::: ([a-z-]+)(.*)$`)
)

// markdown is a document as Hugo's users write one: its Markdown as it stands, with shortcodes for values, citations, passages
// that some areas show, and blocks. What opens the page is its summary.
func markdown(source string, values []*document.Value) (string, error) {
	_, text, found := strings.Cut(strings.TrimPrefix(source, "+++\n"), "\n+++\n")
	if !found {
		return "", fmt.Errorf("the document has no front matter")
	}
	at := 0
	text = valueMark.ReplaceAllStringFunc(text, func(string) string {
		at++
		return `{{< v "` + valueKey(values[min(at, len(values))-1]) + `" >}}`
	})
	if at != len(values) {
		return "", fmt.Errorf("the document has %d values, its text %d", len(values), at)
	}
	text = citationMark.ReplaceAllString(text, `{{< cite "$1" >}}`)
	var b strings.Builder
	var open []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		switch m := blockLine.FindStringSubmatch(line); {
		case m != nil && m[1] == "when":
			open = append(open, "{{% /when %}}")
			line = "{{% when" + m[2] + " %}}"
		case m != nil && m[1] == "what-if":
			open = append(open, "")
			line = "{{< what-if >}}"
		case m != nil:
			open = append(open, "")
			line = `{{< block "` + m[1] + `" >}}`
			if m[1] == "key-figures" {
				line = "<!--more-->\n\n" + line
			}
		case line == ":::" && len(open) > 0:
			line, open = open[len(open)-1], open[:len(open)-1]
		}
		b.WriteString(line + "\n")
	}
	return b.String(), nil
}
