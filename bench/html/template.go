package main

import (
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/document"
)

// A translator writes a document as a template of Hugo: its words as they stand, values and conditions as fields of an area's
// data ($d), and its blocks as partials. It gathers what of an area the template asks for.
type translator struct {
	b          strings.Builder
	values     []*document.Value // each kind once
	conditions []condition
	blocks     []string
	tight      bool
}

// A condition is one word of an attribute of a passage: is="too-small".
type condition struct{ name, word string }

func (c condition) key() string { return c.name + " " + c.word }

// valueKey names a value of an area's data.
func valueKey(v *document.Value) string {
	key := v.ID + "|" + string(v.Style)
	if v.Opens {
		key += "|opens"
	}
	return key
}

// field is a field of an area's data as a template has it.
func field(list, key string) string { return "(index " + list + " " + strconv.Quote(key) + ")" }

func (t *translator) write(parts ...string) {
	for _, p := range parts {
		t.b.WriteString(p)
	}
}

func (t *translator) all(blocks []document.Block) error {
	for _, b := range blocks {
		if err := t.block(b); err != nil {
			return err
		}
	}
	return nil
}

func (t *translator) block(b document.Block) error {
	switch b := b.(type) {
	case *document.Heading:
		name := "h" + strconv.Itoa(b.Level)
		t.write("<", name, ` id="`, b.ID, `">`)
		defer t.write("</", name, ">\n")
		return t.inlines(b.Text)
	case *document.Paragraph:
		if t.tight {
			return t.inlines(b.Text)
		}
		t.write("<p>")
		err := t.inlines(b.Text)
		t.write("</p>\n")
		return err
	case *document.List:
		return t.list(b)
	case *document.Quote:
		t.write("<blockquote>")
		err := t.all(b.Blocks)
		t.write("</blockquote>\n")
		return err
	case *document.Directive:
		return t.directive(b)
	}
	return fmt.Errorf("the document has a %T, which its template does not know", b)
}

func (t *translator) list(l *document.List) error {
	name := "ul"
	if l.Ordered {
		name = "ol"
	}
	t.write("<", name, ">")
	was := t.tight
	for _, item := range l.Items {
		t.write("<li>")
		t.tight = l.Tight
		if err := t.all(item.Blocks); err != nil {
			return err
		}
		t.write("</li>")
	}
	t.tight = was
	t.write("</", name, ">\n")
	return nil
}

// directive writes a passage that only some areas show, or calls the partial of a block.
func (t *translator) directive(d *document.Directive) error {
	switch {
	case d.Name == "when":
		t.write("{{ if and true")
		for _, a := range d.Attributes {
			test, not := a.Name, ""
			switch a.Name {
			case "lacks":
				test, not = "has", "not "
			case "not":
				test, not = "is", "not "
			case "nation", "kind":
				t.write(fmt.Sprintf(" (in (slice %s) $d.%s)", quoted(strings.Fields(a.Value)), a.Name))
				continue
			}
			for _, word := range strings.Fields(a.Value) {
				c := condition{test, word}
				if !slices.Contains(t.conditions, c) {
					t.conditions = append(t.conditions, c)
				}
				t.write(" (", not, field("$c", c.key()), ")")
			}
		}
		t.write(" }}\n")
		err := t.all(d.Blocks)
		t.write("{{ end }}\n")
		return err
	case len(d.Blocks) > 0 || len(d.Attributes) > 0:
		return fmt.Errorf("the template does not know the passage %q", d.Name)
	case d.Name == "what-if":
		t.write("{{ with $d.whatIf }}{{ partial \"what-if.html\" . }}{{ end }}\n")
		return nil
	}
	t.blocks = append(t.blocks, d.Name)
	t.write("{{ partial \"blocks.html\" ", field("$b", d.Name), " }}\n")
	return nil
}

func quoted(words []string) string {
	var all []string
	for _, w := range words {
		all = append(all, strconv.Quote(w))
	}
	return strings.Join(all, " ")
}

func (t *translator) inlines(inlines []document.Inline) error {
	for _, in := range inlines {
		if err := t.inline(in); err != nil {
			return err
		}
	}
	return nil
}

func (t *translator) inline(in document.Inline) error {
	within := func(name string, inner []document.Inline) error {
		t.write("<", name, ">")
		err := t.inlines(inner)
		t.write("</", name, ">")
		return err
	}
	switch in := in.(type) {
	case *document.Text:
		t.write(html.EscapeString(in.Value))
	case *document.Emphasis:
		return within("em", in.Text)
	case *document.Strong:
		return within("strong", in.Text)
	case *document.Break:
		t.write("\n")
	case *document.Link:
		t.write(`<a href="`, html.EscapeString(in.URL), `">`)
		err := t.inlines(in.Text)
		t.write("</a>")
		return err
	case *document.Citation:
		n := field("$s", in.Source)
		t.write(`<a class="cite" href="#ref-{{ `, n, ` }}" aria-label="Source {{ `, n, ` }}">[{{ `, n, ` }}]</a>`)
	case *document.Value:
		if !slices.ContainsFunc(t.values, func(v *document.Value) bool { return valueKey(v) == valueKey(in) }) {
			t.values = append(t.values, in)
		}
		t.write("{{ with ", field("$v", valueKey(in)), " }}{{ if .anchor }}<a class=\"figure\" href=\"#{{ .anchor }}\">{{ .text }}</a>{{ else }}{{ .text }}{{ end }}",
			"{{ if .assumed }}<sup class=\"assumed\" aria-hidden=\"true\">", document.AssumedMark, "</sup>{{ end }}{{ end }}")
	default:
		return fmt.Errorf("the document has a %T, which its template does not know", in)
	}
	return nil
}
