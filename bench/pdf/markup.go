package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/net/html"
)

// A typstWriter writes a page as Typst markup, and its pictures beside it.
type typstWriter struct {
	strings.Builder
	name, folder string // of the document; where its pictures go
	pictures     int
	err          error
}

// markup writes the article of a page as Typst markup: headings, paragraphs, lists, tables, links and pictures.
func markup(page, name, folder string) (string, error) {
	root, err := parse(page)
	if err != nil {
		return "", err
	}
	article := element(root, "article")
	if article == nil {
		return "", fmt.Errorf("%s has no article", page)
	}
	b := &typstWriter{name: name, folder: folder}
	b.WriteString("#set document(title: \"Business case\")\n#set page(\"a4\", numbering: \"1 of 1\")\n#set text(font: \"Liberation Sans\", size: 12pt, lang: \"en\")\n#outline()\n")
	blocks(b, article)
	return b.String(), b.err
}

func element(n *html.Node, name string) (found *html.Node) {
	walk(n, func(n *html.Node) {
		if found == nil && n.Type == html.ElementNode && n.Data == name {
			found = n
		}
	})
	return found
}

// picture writes a picture of the page as a file, and draws it. The bars of a table are decoration: its numbers stand beside them.
func (b *typstWriter) picture(n *html.Node) {
	if !has(n, "picture") || b.err != nil {
		return
	}
	alt := ""
	if described := element(n, "desc"); described != nil && described.FirstChild != nil {
		alt = described.FirstChild.Data
	}
	n.Attr = append(n.Attr, html.Attribute{Key: "xmlns", Val: "http://www.w3.org/2000/svg"}, html.Attribute{Key: "font-family", Val: "Liberation Sans"})
	b.pictures++
	file := fmt.Sprintf("%s-%d.svg", b.name, b.pictures)
	var svg bytes.Buffer
	if b.err = html.Render(&svg, n); b.err == nil {
		b.err = os.WriteFile(filepath.Join(b.folder, file), svg.Bytes(), 0o644)
	}
	fmt.Fprintf(b, "\n#figure(image(%q, width: 100%%, alt: %q))\n", file, alt)
}

func blocks(b *typstWriter, n *html.Node) {
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode {
			continue
		}
		switch c.Data {
		case "h1", "h2", "h3", "h4":
			fmt.Fprintf(b, "\n#heading(level: %c)[%s]\n", c.Data[1], content(c))
		case "p", "dt", "dd", "pre", "figcaption":
			fmt.Fprintf(b, "\n#par[%s]\n", content(c))
		case "ul", "ol":
			kind := "list"
			if c.Data == "ol" {
				kind = "enum"
			}
			fmt.Fprintf(b, "\n#%s(", kind)
			for item := range c.ChildNodes() {
				if item.Data == "li" {
					fmt.Fprintf(b, "[%s], ", content(item))
				}
			}
			b.WriteString(")\n")
		case "table":
			table(b, c)
		case "svg":
			b.picture(c)
		case "script", "style":
		default:
			blocks(b, c)
		}
	}
}

func table(b *typstWriter, n *html.Node) {
	var rows [][]*html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Data == "tr" {
			var row []*html.Node
			for c := range n.ChildNodes() {
				if c.Data == "td" || c.Data == "th" {
					row = append(row, c)
				}
			}
			rows = append(rows, row)
			return
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(n)
	if len(rows) == 0 {
		return
	}
	if caption := element(n, "caption"); caption != nil {
		fmt.Fprintf(b, "\n#par[%s]\n", content(caption))
	}
	fmt.Fprintf(b, "\n#table(columns: %d, ", len(rows[0]))
	for i, row := range rows {
		if i == 0 {
			b.WriteString("table.header(")
		}
		for _, c := range row {
			if len(row) < len(rows[0]) {
				fmt.Fprintf(b, "table.cell(colspan: %d)", len(rows[0]))
			}
			fmt.Fprintf(b, "[%s], ", content(c))
		}
		if i == 0 {
			b.WriteString("), ")
		}
	}
	b.WriteString(")\n")
}

// content writes the text of an element with its links.
func content(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(escape(n.Data))
			return
		case n.Data == "svg":
			return
		case n.Data == "li":
			b.WriteString("#linebreak()")
		case n.Data == "strong":
			b.WriteString("#strong[")
			defer b.WriteString("]")
		case n.Data == "a":
			for _, a := range n.Attr {
				if a.Key == "href" && strings.HasPrefix(a.Val, "http") {
					fmt.Fprintf(&b, "#link(%q)[", a.Val)
					defer b.WriteString("]")
				}
			}
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	for c := range n.ChildNodes() {
		walk(c)
	}
	return b.String()
}

// escape keeps text from being read as markup.
func escape(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(" "+s+" "), " ") {
		if strings.ContainsRune("\\#$*_`<>@[]=-+/~'\"", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	if s != "" && strings.TrimRight(s, " \n") != s {
		b.WriteByte(' ')
	}
	return b.String()
}
