// Command html times the writing of one brief for many areas: by casemaker, which also works the figures out, and by Hugo,
// which is given them. Both make the same pages, and the words of every page are compared before anything is timed. See
// README.md.
package main

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func main() {
	project := flag.String("project", "../..", "the casemaker `folder`: its program and its project")
	areas := flag.Int("areas", 400, "how many areas")
	rounds := flag.Int("rounds", 5, "how many runs of each program, in turn")
	hugo := flag.String("hugo", "hugo", "the Hugo `program`")
	keep := flag.String("keep", "", "a `folder` to work in and to leave behind; a temporary one where empty")
	flag.Parse()
	if err := run(*project, *hugo, *keep, *areas, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "bench/html:", err)
		os.Exit(1)
	}
}

func run(project, hugo, work string, areas, rounds int) error {
	if work == "" {
		var err error
		if work, err = os.MkdirTemp("", "bench-html"); err != nil {
			return err
		}
		defer os.RemoveAll(work)
	}
	ours := filepath.Join(work, "casemaker")
	slugs, err := makeProject(project, ours, areas)
	if err != nil {
		return err
	}
	program := filepath.Join(work, "program")
	if err := command(ours, "go", "build", "-o", program, "./cmd/casemaker"); err != nil {
		return err
	}
	entrants := []entrant{
		{"casemaker", filepath.Join(work, "by-casemaker"), func(to string) *exec.Cmd {
			empty := filepath.Join(work, "empty")
			os.MkdirAll(empty, 0o755)
			return exec.Command(program, "build", "--project", empty, "--out", to, "--only", "html")
		}},
	}
	forms := map[string]form{"Hugo, templates": asTemplate, "Hugo, Markdown": asMarkdown}
	for _, name := range slices.Sorted(maps.Keys(forms)) {
		theirs := filepath.Join(work, strings.ReplaceAll(name, ", ", "-"))
		entrants = append(entrants, entrant{name, theirs + "-public", func(to string) *exec.Cmd {
			return exec.Command(hugo, "--source", theirs, "--destination", to, "--quiet", "--logLevel", "error", "--cacheDir", filepath.Join(work, "cache"))
		}})
	}
	if _, err := entrants[0].run(); err != nil {
		return err
	}
	for _, e := range entrants[1:] {
		if err := makeHugo(ours, entrants[0].out, strings.TrimSuffix(e.out, "-public"), forms[e.name], slugs); err != nil {
			return fmt.Errorf("writing the project for %s: %w", e.name, err)
		}
		if _, err := e.run(); err != nil {
			return err
		}
		words, err := compare(entrants[0].out, e.out, slugs)
		if err != nil {
			return fmt.Errorf("%s: %w", e.name, err)
		}
		fmt.Printf("%s: %d briefs say the same as casemaker's, word for word (%d words)\n", e.name, len(slugs), words)
	}
	return race(entrants, slugs, rounds)
}

// An entrant is a program that makes the pages.
type entrant struct {
	name, out string
	command   func(to string) *exec.Cmd
}

// A cost is what a run took: processor time of the program and what it started, and time by the clock.
type cost struct{ processor, clock time.Duration }

// run makes all pages in an empty folder.
func (e entrant) run() (cost, error) {
	if err := os.RemoveAll(e.out); err != nil {
		return cost{}, err
	}
	c := e.command(e.out)
	start := time.Now()
	said, err := c.CombinedOutput()
	if err != nil {
		return cost{}, fmt.Errorf("%s: %w: %.2000s", e.name, err, said)
	}
	return cost{c.ProcessState.UserTime() + c.ProcessState.SystemTime(), time.Since(start)}, nil
}

// race runs the programs in turn, and after each round only writes what the first of them has made.
func race(entrants []entrant, slugs []string, rounds int) error {
	costs := map[string][]cost{}
	var names []string
	for _, e := range entrants {
		names = append(names, e.name)
	}
	for range rounds {
		for _, e := range entrants {
			c, err := e.run()
			if err != nil {
				return err
			}
			costs[e.name] = append(costs[e.name], c)
		}
		c, err := onlyWrite(entrants[0].out)
		if err != nil {
			return err
		}
		costs[writing] = append(costs[writing], c)
	}
	fmt.Printf("%-24s %10s %10s %12s %8s\n", "", "CPU s", "clock s", "CPU ms/page", "times")
	first := median(costs[entrants[0].name], func(c cost) time.Duration { return c.processor })
	for _, name := range append(names, writing) {
		processor := median(costs[name], func(c cost) time.Duration { return c.processor })
		clock := median(costs[name], func(c cost) time.Duration { return c.clock })
		fmt.Printf("%-24s %10.2f %10.2f %12.2f %8.1f\n", name, processor.Seconds(), clock.Seconds(),
			processor.Seconds()*1000/float64(len(slugs)), processor.Seconds()/first.Seconds())
	}
	return nil
}

func median(costs []cost, of func(cost) time.Duration) time.Duration {
	var all []time.Duration
	for _, c := range costs {
		all = append(all, of(c))
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// command runs a program that is not timed.
func command(folder, name string, arguments ...string) error {
	c := exec.Command(name, arguments...)
	c.Dir = folder
	if said, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %.2000s", c, err, said)
	}
	return nil
}
