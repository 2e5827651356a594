package load

import (
	"bytes"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"

	"casemaker/internal/layer"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// A Memory is what data files said when they were last read. A project that is read again and again, while someone writes it,
// decodes only those that have changed. The zero Memory is ready to use, by one reader at a time.
type Memory struct {
	mu    sync.Mutex
	files map[string]remembered
}

// A remembered file is what was decoded, from which bytes, and what was found wrong.
type remembered struct {
	raw, lower []byte
	file       *file
	values     map[string]any // nil where it could not be decoded
	problems   []place.Problem
}

// Load is [Load] with what is remembered.
func (m *Memory) Load(fsys fs.FS, problems *place.List) *project.Project {
	l := newLoader(fsys, problems)
	l.memory = m
	l.run()
	return l.project
}

// Pages is a project with its pages read again, where nothing but pages has changed since it was loaded whole.
func (m *Memory) Pages(before *project.Project, fsys fs.FS, problems *place.List) *project.Project {
	l := newLoader(fsys, problems)
	p := *before
	p.Pages, p.Own, p.Areas = nil, nil, before.Everywhere
	l.project, l.memory = &p, m
	l.away = map[string]*project.Area{}
	for _, a := range p.Former {
		l.away[a.Slug] = a
	}
	l.pages()
	if p.Areas = before.Areas; len(p.Areas) < len(p.Everywhere) {
		l.onlyChosen()
	}
	return &p
}

// Prepare decodes all data files at once, so many as there are processors at a time; reading them afterwards is quick.
func (m *Memory) Prepare(fsys fs.FS) {
	names := layer.Files(fsys, "data", func(string, error) {})
	names = slices.DeleteFunc(names, func(name string) bool {
		_, ok := AreaOf(name)
		return !ok && !strings.HasPrefix(name, "data/profile/")
	})
	next := make(chan string)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for name := range next {
				m.open(newLoader(fsys, &place.List{}), name)
			}
		})
	}
	for _, name := range names {
		next <- name
	}
	close(next)
	wg.Wait()
}

// open is the section of a file, from memory where the file is as it was.
func (m *Memory) open(l *loader, name string) *section {
	raw, err := fs.ReadFile(l.fsys, name)
	if err != nil {
		return l.read(name) // which says why
	}
	var lower []byte
	if stack, ok := l.fsys.(layered); ok {
		lower, _ = stack.Lower(name)
	}
	m.mu.Lock()
	was, ok := m.files[name]
	m.mu.Unlock()
	if !ok || !bytes.Equal(was.raw, raw) || !bytes.Equal(was.lower, lower) {
		var found place.List
		reader := *l
		reader.problems = &found
		was = remembered{raw: raw, lower: lower}
		if s := reader.read(name); s != nil {
			was.file, was.values = s.file, s.values
		}
		was.problems = found.All()
		m.mu.Lock()
		if m.files == nil {
			m.files = map[string]remembered{}
		}
		m.files[name] = was
		m.mu.Unlock()
	}
	l.problems.Add(was.problems...)
	if was.values == nil {
		return nil
	}
	return &section{loader: l, file: was.file, values: was.values}
}
