package main

import (
	"fmt"
	"time"

	"casemaker/internal/load"
	"casemaker/internal/place"
	"casemaker/internal/starter"
)

// newCommand adds a commented file to a project.
type newCommand struct {
	Area     newArea     `cmd:"" help:"Add an area: a built-in one to change, or a place of your own."`
	Document newDocument `cmd:"" help:"Add a document that every area gets."`
	Page     newPage     `cmd:"" help:"Add a toolkit page."`
}

type newArea struct {
	Name    string   `arg:"" help:"Name of the area."`
	Members []string `help:"Areas that a pooled area is made of, by the names of their files." placeholder:"SLUG"`
	Nation  string   `help:"Nation of a place of your own." default:"england" placeholder:"NATION"`
}

// Help is printed below the flags.
func (newArea) Help() string {
	return `Examples:
  casemaker new area Calderdale
  casemaker new area "Calderdale and Kirklees" --members calderdale,kirklees`
}

// Run implements the command.
func (n *newArea) Run(t *terminal) error {
	files, err := t.files()
	if err != nil {
		return err
	}
	built, p, err := builtIn()
	if err != nil {
		return err
	}
	if slug(n.Name) == "" {
		return usageError{fmt.Sprintf("%q holds no letter or digit to make an address of", n.Name)}
	}
	if was := p.FormerArea(slug(n.Name)); was != nil {
		return usageError{fmt.Sprintf("there is no area %q; %s", n.Name, p.Became(was))}
	}
	a := starter.Area{Slug: slug(n.Name), Name: n.Name, Nation: n.Nation, Members: n.Members}
	switch known := placeNamed(p, n.Name); {
	case len(n.Members) > 0:
		for _, m := range n.Members {
			member := p.AreaBySlug[m]
			if member == nil {
				var slugs []string
				for _, a := range p.Everywhere {
					slugs = append(slugs, a.Slug)
				}
				return usageError{fmt.Sprintf("no area %q is built in; %s", m, place.Meant(m, slugs))}
			}
			a.Nation = member.Nation
		}
	case known != nil:
		if a, err = areaNamed(p, built, known.Slug); err != nil {
			return err
		}
	default:
		var names []string
		for _, other := range p.Everywhere {
			names = append(names, other.Name)
		}
		if near, ok := place.Nearest(n.Name, names); ok {
			fmt.Fprintf(t.err, "no area %q is built in; if you mean %s, remove the new file and write: casemaker new area %q\n", n.Name, near, near)
		}
	}
	if err := t.add("data/areas/"+a.Slug+".toml", starter.AreaFile(a, load.Keys(files))); err != nil {
		return err
	}
	var ignored place.List // check will say
	if now := load.Load(files, &ignored); now.AreaBySlug[a.Slug] != nil && !now.Publishes(a.Slug) {
		fmt.Fprintf(t.out, "to publish it, add %q to areas in data/project.toml\n", a.Slug)
	}
	return nil
}

type newDocument struct {
	Name string `arg:"" help:"Title of the document."`
}

// Help is printed below the flags.
func (newDocument) Help() string {
	return `Example:
  casemaker new document "A letter to the mayor"`
}

// Run implements the command.
func (n *newDocument) Run(t *terminal) error {
	text, err := starter.Document(n.Name, time.Now())
	if err != nil {
		return err
	}
	return t.add("content/documents/"+slug(n.Name)+".md", text)
}

type newPage struct {
	Name string `arg:"" help:"Title of the page."`
}

// Help is printed below the flags.
func (newPage) Help() string {
	return `Example:
  casemaker new page "How we work"`
}

// Run implements the command.
func (n *newPage) Run(t *terminal) error {
	text, err := starter.Page(n.Name, time.Now())
	if err != nil {
		return err
	}
	return t.add("content/toolkit/"+slug(n.Name)+".md", text)
}

// add writes a new file of the project, and says so.
func (t *terminal) add(name, text string) error {
	if err := write(t.inProject(name), text); err != nil {
		return err
	}
	_, err := fmt.Fprintf(t.out, "written: %s\n", name)
	return err
}
