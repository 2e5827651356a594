package main

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// readWhatIf reads what a reader can try on a page of casemaker back into data: boxes, results, and the workings for the
// script, which Hugo cannot work out.
func readWhatIf(page []byte) (object, error) {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, err
	}
	part := find(root, "id", "what-if")
	if part == nil {
		return nil, fmt.Errorf("the page has no what-if")
	}
	o := object{"pension": find(part, "id", "w-pension") != nil, "data": textOf(find(part, "id", "what-if-data"))}
	boxes := every(part, "class", "boxes")
	if len(boxes) != 2 {
		return nil, fmt.Errorf("the what-if has %d groups of boxes, not 2", len(boxes))
	}
	o["inputs"], o["posts"] = readBoxes(boxes[0]), readBoxes(boxes[1])
	results := []object{}
	var place string
	walk(find(part, "class", "results"), func(n *html.Node) {
		switch n.Data {
		case "caption":
			place = strings.TrimPrefix(textOf(n), "What it comes to, ")
		case "tr":
			if cells := children(n, "td"); len(cells) == 2 {
				results = append(results, object{"label": textOf(children(n, "th")[0]), "text": textOf(cells[0]), "output": attribute(children(cells[1], "output")[0], "id")})
			}
		}
	})
	o["place"], o["results"] = place, results
	return o, nil
}

func readBoxes(n *html.Node) []object {
	list := []object{}
	for _, field := range every(n, "class", "field") {
		for _, in := range children(field, "input") {
			label, percent := strings.CutSuffix(textOf(children(field, "label")[0]), ",\u00a0%")
			o := object{"id": attribute(in, "data-input"), "label": label, "percent": percent}
			for _, name := range []string{"min", "max", "step", "value"} {
				o[name] = attribute(in, name)
			}
			for _, hint := range children(field, "span") {
				o["hint"] = textOf(hint)
			}
			list = append(list, o)
		}
	}
	return list
}

func walk(n *html.Node, visit func(*html.Node)) {
	if n == nil {
		return
	}
	visit(n)
	for c := range n.ChildNodes() {
		walk(c, visit)
	}
}

// every lists the elements below a node with a word in an attribute.
func every(n *html.Node, key, word string) (all []*html.Node) {
	walk(n, func(n *html.Node) {
		if n.Type == html.ElementNode && strings.Contains(" "+attribute(n, key)+" ", " "+word+" ") {
			all = append(all, n)
		}
	})
	return all
}

func find(n *html.Node, key, word string) *html.Node {
	if all := every(n, key, word); len(all) > 0 {
		return all[0]
	}
	return nil
}

func children(n *html.Node, name string) (all []*html.Node) {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && c.Data == name {
			all = append(all, c)
		}
	}
	return all
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	walk(n, func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	})
	return b.String()
}
