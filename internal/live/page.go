package live

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"casemaker/internal/place"
	"casemaker/internal/site"
)

//go:embed assets
var assets embed.FS

// pages are the bar, what stands over a page where something is wrong, and the page for where there is none.
var pages = template.Must(template.ParseFS(assets, "assets/*.html"))

// A faultError is a panic of the program.
type faultError struct{ fault any }

func (e faultError) Error() string {
	return fmt.Sprintf("a fault in the program, please report it: %v", e.fault)
}

// head is what a page gets for its script and bar.
const head = `<link rel="stylesheet" href="` + prefix + `live.css"><script src="` + prefix + `live.js" defer></script>`

// with is a page of the site with its script and bar.
func (s *Server) with(page []byte, made site.Glance, state state) []byte {
	page = bytes.Replace(page, []byte("default-src 'none';"), []byte("default-src 'none'; connect-src 'self';"), 1)
	page = before(page, "</head>", []byte(head))
	return before(page, "</body>", []byte(s.bar(&made, state, true)))
}

// before puts something before the last of an end tag, or at the end where there is none.
func before(page []byte, tag string, what []byte) []byte {
	at := bytes.LastIndex(page, []byte(tag))
	if tag == "</head>" {
		at = bytes.Index(page, []byte(tag))
	}
	if at < 0 {
		return append(page, what...)
	}
	return slices.Concat(page[:at], what, page[at:])
}

// A bar is what stands at the foot of a page.
type bar struct {
	Number   int
	Token    string
	Passages string // as JSON, for the script
	Page     *file  // that the page is written in
	Area     *file  // that the page is about
	Errors   []problem
	More     int // errors besides those
	Warnings []problem
}

// A file is one of the project, as the bar names it.
type file struct {
	Name   string       `json:"name"`
	Line   int          `json:"line"`
	Anchor string       `json:"anchor"`
	Own    bool         `json:"own"`  // of the project's folder, rather than built in
	Link   template.URL `json:"link"` // that opens it; empty where the server does
}

// A problem is one with the lines around it.
type problem struct {
	place.Problem
	Own     bool
	Link    template.URL
	Excerpt []excerpt
}

// An excerpt is a line of a file.
type excerpt struct {
	Number int
	Text   string
	Here   bool
}

// mostProblems is how many problems a page shows.
const mostProblems = 20

// bar is what stands at the foot of a page, and over it where something is wrong.
func (s *Server) bar(made *site.Glance, state state, calm bool) template.HTML {
	b := bar{Number: state.number, Token: s.token}
	if made != nil && len(made.Behind) > 0 {
		var files []file
		for _, p := range made.Behind {
			f := s.file(p.At)
			f.Anchor = p.Anchor
			files = append(files, f)
		}
		text, err := json.Marshal(files)
		if err == nil {
			b.Passages = string(text)
		}
		b.Page = &files[0]
	}
	if made != nil && made.Area != "" {
		f := s.file(place.Position{File: made.Area, Line: 1})
		b.Area = &f
	}
	for _, p := range state.problems {
		switch {
		case p.Warning && s.own(p.File):
			b.Warnings = append(b.Warnings, s.problem(p, false))
		case p.Warning:
		case len(b.Errors) == mostProblems:
			b.More++
		default:
			b.Errors = append(b.Errors, s.problem(p, true))
		}
	}
	var out bytes.Buffer
	if err := pages.ExecuteTemplate(&out, "bar", b); err != nil {
		return template.HTML(template.HTMLEscapeString(err.Error()))
	}
	return template.HTML(out.String())
}

// file is a file as the bar names it.
func (s *Server) file(at place.Position) file {
	f := file{Name: at.File, Line: max(1, at.Line), Own: s.own(at.File)}
	if f.Own {
		f.Link = template.URL(s.options.Editor.link(filepath.Join(s.options.Folder, filepath.FromSlash(f.Name)), f.Line, max(1, at.Column)))
	}
	return f
}

// problem is a problem with the lines around it.
func (s *Server) problem(p place.Problem, excerpt bool) problem {
	f := s.file(p.Position)
	made := problem{Problem: p, Own: f.Own, Link: f.Link}
	if excerpt {
		made.Excerpt = s.excerpt(p.Position)
	}
	return made
}

// around is how many lines are shown before and after the one that something is wrong in, widest how much of each.
const (
	around = 2
	widest = 160
)

// excerpt is the lines around a place in a file.
func (s *Server) excerpt(at place.Position) []excerpt {
	if at.Line == 0 || !fs.ValidPath(at.File) || !slices.Contains(site.Folders, strings.SplitN(at.File, "/", 2)[0]) {
		return nil
	}
	text, err := fs.ReadFile(s.options.Files, at.File)
	if err != nil {
		return nil
	}
	lines := strings.Split(strings.ToValidUTF8(string(text), "�"), "\n")
	var shown []excerpt
	for n := max(1, at.Line-around); n <= min(len(lines), at.Line+around); n++ {
		line := []rune(strings.TrimRight(lines[n-1], "\r"))
		if len(line) > widest {
			line = append(line[:widest-1], '…')
		}
		shown = append(shown, excerpt{n, string(line), n == at.Line})
	}
	return shown
}
