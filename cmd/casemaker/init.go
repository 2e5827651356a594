package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"casemaker"
	"casemaker/internal/load"
	"casemaker/internal/place"
	"casemaker/internal/project"
	"casemaker/internal/starter"
)

// initCommand writes a small project that builds at once.
type initCommand struct {
	Dir  string   `arg:"" help:"Folder to make." type:"path"`
	Area []string `help:"Area to begin with, by its name; may be given several times." placeholder:"NAME"`
	Host string   `help:"How it is published: github, gitlab, netlify, cloudflare, or rsync for a server of your own." placeholder:"HOST"`
}

// Help is printed below the flags.
func (initCommand) Help() string {
	return `Examples:
  casemaker init my-site --area calderdale --area kirklees
  casemaker init my-site --area "Bath and North East Somerset" --host github

docs/publishing.md says what each host needs.`
}

// Run implements the command.
func (c *initCommand) Run(t *terminal) error {
	if _, ok := starter.Hosts[c.Host]; c.Host != "" && !ok {
		return usageError{fmt.Sprintf("unknown host %q; %s", c.Host, place.Meant(c.Host, starter.HostNames()))}
	}
	if entries, err := os.ReadDir(c.Dir); err == nil && len(entries) > 0 {
		return usageError{fmt.Sprintf("the folder %s is not empty; name a new one", c.Dir)}
	}
	built, p, err := builtIn()
	if err != nil {
		return err
	}
	o := starter.Options{Host: c.Host, Date: time.Now()}
	for _, name := range c.Area {
		a, err := areaNamed(p, built, name)
		if err != nil {
			return err
		}
		o.Areas = append(o.Areas, a)
	}
	if len(o.Areas) == 0 {
		a, err := areaNamed(p, built, "exampleshire")
		if err != nil {
			return err
		}
		o.Areas = []starter.Area{a}
	}
	files, err := starter.Project(o, load.Keys(built))
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := write(filepath.Join(c.Dir, filepath.FromSlash(name)), files[name]); err != nil {
			return err
		}
	}
	fmt.Fprintf(t.out, "%d files in %s. Next:\n  cd %s\n  casemaker build\n", len(files), c.Dir, filepath.Base(c.Dir))
	return nil
}

// builtIn is the built-in project as files and as records.
func builtIn() (fs.FS, *project.Project, error) {
	var problems place.List
	p := load.Load(casemaker.Defaults(), &problems)
	if problems.Failed() {
		return nil, nil, fmt.Errorf("the built-in project: %s", problems.All()[0])
	}
	return casemaker.Defaults(), p, nil
}

// areaNamed finds a built-in area by its slug or name.
func areaNamed(p *project.Project, files fs.FS, name string) (starter.Area, error) {
	a := placeNamed(p, name)
	if was := p.FormerArea(slug(name)); a == nil && was != nil {
		return starter.Area{}, usageError{fmt.Sprintf("there is no area %q; %s", name, p.Became(was))}
	}
	if a == nil {
		var names []string
		for _, a := range p.Everywhere {
			names = append(names, a.Slug)
		}
		return starter.Area{}, usageError{fmt.Sprintf("no area %q is built in; %s or, for a place of your own, write: casemaker new area %q", name, strings.TrimSuffix(place.Meant(slug(name), names), "?"), name)}
	}
	values, err := load.Values(files, a.File)
	if err != nil {
		return starter.Area{}, err
	}
	return starter.Area{Slug: a.Slug, Name: a.Name, Nation: a.Nation, Members: a.Members, Known: values}, nil
}

// known is the area of a slug or name; nil where there is none.
func placeNamed(p *project.Project, name string) *project.Area {
	if a := p.AreaBySlug[slug(name)]; a != nil {
		return a
	}
	for _, a := range p.Everywhere {
		if slices.ContainsFunc(append([]string{a.Name}, a.OtherNames...), func(n string) bool { return strings.EqualFold(n, name) }) {
			return a
		}
	}
	return nil
}

// slug is a name as an address has it: small letters, digits and hyphens.
func slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == '\'' || r == '’' || r == '.':
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

// write puts a new file into its folder; one that is there already stays.
func write(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("making the folder of %s: %w", name, err)
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if os.IsExist(err) {
		return usageError{fmt.Sprintf("%s is there already; nothing is written over it", name)}
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	if _, err := file.WriteString(text); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return file.Close()
}
