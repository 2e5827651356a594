package load

import (
	"bytes"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"casemaker"
	"casemaker/internal/language"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

const languageFolder = "data/language"

// languages reads data/language, a folder a language. The built-in English says which messages there are. The project's own
// English is laid over it message by message, and every other language over both.
func (l *loader) languages() {
	known := builtInEnglish()
	for _, name := range l.list(languageFolder, ".toml") {
		l.problems.Errorf(place.Position{File: name}, "move it to "+strings.TrimSuffix(name, ".toml")+"/language.toml", "a language is a folder of files")
	}
	base, err := language.New(known.with(l.catalogue(language.Base, known.Messages)), nil)
	if err != nil {
		l.problems.Errorf(place.Position{File: languageFile(language.Base)}, `write tag = "en-GB"`, "%v", err)
		base, _ = language.New(known.Catalogue, nil)
	}
	l.project.Languages.Put(language.Base, base)
	for _, id := range l.folders(languageFolder) {
		if id != language.Base {
			l.language(id, known.Messages, base)
		}
	}
}

// language reads a language that is laid over English.
func (l *loader) language(id string, known map[string]language.Message, base *language.Language) {
	at := place.Position{File: languageFile(id), Line: 1, Column: 1}
	if !slices.Contains(l.list(languageFolder+"/"+id, ".toml"), at.File) {
		l.unreadable(at.File, fs.ErrNotExist)
	}
	made, err := language.New(l.catalogue(id, known).Catalogue, base)
	if err != nil {
		l.problems.Errorf(at, `name the folder after a language, such as cy, or write tag = "cy"`, "%v", err)
		return
	}
	l.project.Languages.Put(id, made)
}

// languageFile is the file with what a language is called and how it writes dates.
func languageFile(id string) string { return languageFolder + "/" + id + "/language.toml" }

// A catalogue is what the files of a language say.
type catalogue struct{ language.Catalogue }

// with is the catalogue with what another says in place of its own.
func (c catalogue) with(own catalogue) language.Catalogue {
	made := c.Catalogue
	made.Messages = maps.Clone(c.Messages)
	maps.Copy(made.Messages, own.Messages)
	made.Words = own.Words
	if own.Name != "" {
		made.Name, made.Tag = own.Name, own.Tag
	}
	if len(own.Months) == 12 {
		made.Date, made.Months = own.Date, own.Months
	}
	return made
}

// builtInEnglish is the English that is part of the program, read once.
var builtInEnglish = sync.OnceValue(func() catalogue {
	var problems place.List
	l := &loader{fsys: casemaker.Defaults(), problems: &problems, project: &project.Project{}}
	c := l.catalogue(language.Base, nil)
	if problems.Failed() {
		panic("load: the built-in English: " + problems.All()[0].String())
	}
	return c
})

// catalogue reads the files of a language. Where the messages that there are are known, it checks its own against them.
func (l *loader) catalogue(id string, known map[string]language.Message) catalogue {
	c := catalogue{language.Catalogue{ID: id, Tag: id, Messages: map[string]language.Message{}, Words: map[string]string{}}}
	r := &messageReader{loader: l, base: id == language.Base, tag: id, known: known, into: c.Messages, file: map[string]string{}}
	names := l.list(languageFolder+"/"+id, ".toml")
	if i := slices.Index(names, languageFile(id)); i > 0 { // its tag says which plural forms there are
		names = slices.Insert(slices.Delete(names, i, i+1), 0, languageFile(id))
	}
	for _, name := range names {
		if known != nil && l.builtIn(name) {
			continue // known has it
		}
		s := l.open(name)
		if s == nil {
			continue
		}
		if name == languageFile(id) {
			l.head(s, &c)
		}
		if words := s.table("words"); words != nil {
			for _, key := range words.names() {
				c.Words[key] = words.text(key)
			}
		}
		r.tag = c.Tag
		r.read(s, "")
	}
	return c
}

// builtIn reports whether a file of the project's English is that of the program.
func (l *loader) builtIn(name string) bool {
	if !strings.HasPrefix(name, languageFolder+"/"+language.Base+"/") {
		return false
	}
	mine, err := fs.ReadFile(l.fsys, name)
	theirs, none := fs.ReadFile(casemaker.Defaults(), name)
	return err == nil && none == nil && bytes.Equal(mine, theirs)
}

// head reads what a language is called, who reads it, and how it writes dates.
func (l *loader) head(s *section, c *catalogue) {
	if tag := s.text("tag"); tag != "" {
		c.Tag = tag
	}
	c.Name = s.required("name", "Cymraeg")
	c.Nations = s.known("nations", l.nationIDs(), "nation")
	c.Date = s.required("date", "{day} {month} {year}")
	for _, part := range []string{"{day}", "{month}", "{year}"} {
		if c.Date != "" && !strings.Contains(c.Date, part) {
			s.errorf("date", `put it where it stands in a date: date = "{day} {month} {year}"`, "the form of dates has no %s", part)
		}
	}
	if c.Months = s.texts("months"); len(c.Months) != 12 {
		s.errorf("months", "name the twelve, January first", "months has %d names", len(c.Months))
	}
}
