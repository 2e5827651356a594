package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// whole writes a document that a site has as several pages as one, beside its first page, and returns its name: what a reader
// sees of each page but for what leads to other pages and files.
func whole(first string) (string, error) {
	page, err := parse(first)
	if err != nil {
		return "", err
	}
	text := classed(page, "text")
	if text == nil {
		return "", fmt.Errorf("%s has no text", first)
	}
	for _, part := range parts(page) {
		other, err := parse(filepath.Join(filepath.Dir(first), part, "index.html"))
		if err != nil {
			return "", err
		}
		from := classed(other, "text")
		if from == nil {
			return "", fmt.Errorf("the part %s of %s has no text", part, first)
		}
		for c := from.FirstChild; c != nil; c = from.FirstChild {
			from.RemoveChild(c)
			text.AppendChild(c)
		}
	}
	remove(page)
	var b bytes.Buffer
	if err := html.Render(&b, page); err != nil {
		return "", err
	}
	name := filepath.Join(filepath.Dir(first), "whole.html")
	return name, os.WriteFile(name, b.Bytes(), 0o644)
}

func parse(name string) (*html.Node, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return html.Parse(file)
}

// parts are the folders of a document's other pages, in order, by the contents of its first.
func parts(page *html.Node) (folders []string) {
	contents := classed(page, "parts")
	walk(contents, func(n *html.Node) {
		href, _, _ := strings.Cut(attribute(n, "href"), "#")
		if folder, ok := strings.CutSuffix(href, "/index.html"); ok && n.Data == "a" && !strings.Contains(folder, "/") && folder != ".." && !slices.Contains(folders, folder) {
			folders = append(folders, folder)
		}
	})
	return folders
}

// besides are the classes of what a page has besides its document.
var besides = []string{"skip", "site", "contents", "downloads", "no-print", "neighbours", "section-notes", "take", "take-away", "narrow", "trail", "banner"}

// remove takes out of a page what is not its document.
func remove(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && (c.Data == "script" || slices.ContainsFunc(besides, func(class string) bool { return has(c, class) })) {
			n.RemoveChild(c)
		} else {
			remove(c)
		}
		c = next
	}
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

func classed(n *html.Node, class string) (found *html.Node) {
	walk(n, func(n *html.Node) {
		if found == nil && has(n, class) {
			found = n
		}
	})
	return found
}

func has(n *html.Node, class string) bool {
	return n.Type == html.ElementNode && slices.Contains(strings.Fields(attribute(n, "class")), class)
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
