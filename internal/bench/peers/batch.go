package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/csuite-advisor/csuite/internal/bench"
)

// A program is a built csuite.
type program struct {
	ctx  context.Context
	path string
}

// build builds csuite as it is released.
func build(ctx context.Context, dir string) (*program, error) {
	p := &program{ctx, filepath.Join(dir, "csuite")}
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", p.path, "./cmd/csuite")
	cmd.Dir, cmd.Env = "../../..", append(os.Environ(), "CGO_ENABLED=0")
	return p, execute(cmd)
}

// tool is csuite batch as a person would run it, limited to some cores.
func (p *program) tool(format bench.Format, cores int) *tool {
	return &tool{fmt.Sprintf("csuite batch, cores: %d", cores), func(in, out string) error {
		_, err := p.batch(format, cores, in, out)
		return err
	}, func() {}}
}

// batch runs csuite batch from file to file and returns the most memory that it
// held, in MB. The file is standard output: --out would wait for the disk, which
// none of the peers does.
func (p *program) batch(format bench.Format, cores int, in, out string) (peak float64, err error) {
	file, err := os.Create(out)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	cmd := p.command(cores, in, "-o", string(format))
	cmd.Stdout = file
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	held := watch(cmd.Process.Pid)
	if err := cmd.Wait(); err != nil {
		return 0, fmt.Errorf("csuite batch: %w: %s", err, cmd.Stderr)
	}
	return held(), file.Close()
}

func (p *program) command(cores int, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(p.ctx, p.path, append([]string{"batch", "--quiet"}, args...)...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS="+strconv.Itoa(cores))
	cmd.Stderr = new(strings.Builder)
	return cmd
}

// shapes prints how fast csuite batch is with each kind of portfolio, and the most
// memory that it ever held.
func (c *comparison) shapes(p *program, rows int) error {
	fmt.Fprintf(c.out, "\n%d rows; median of %d rounds\n\n| csuite batch | rows/s, 2 cores | rows/s, 1 core | peak memory, MB |\n| --- | ---: | ---: | ---: |\n", rows, c.rounds)
	for _, s := range []bench.Portfolio{
		{Columns: bench.Core, Format: bench.CSV},
		{Columns: bench.All, Format: bench.CSV},
		{Columns: bench.Gaps, Format: bench.CSV},
		{Columns: bench.Core, Format: bench.JSONL},
		{Columns: bench.All, Format: bench.JSONL},
		{Columns: bench.Gaps, Format: bench.JSONL},
	} {
		s.Catalogue, s.Seed, s.Rows = &c.rb.Catalogue, 9, rows
		if err := c.shape(p, s); err != nil {
			return err
		}
	}
	return nil
}

func (c *comparison) shape(p *program, s bench.Portfolio) error {
	in, err := c.write("shape", s)
	if err != nil {
		return err
	}
	took, peak := map[int][]time.Duration{}, 0.0
	for range c.rounds {
		for _, cores := range []int{2, 1} {
			out := c.fresh("out")
			began := time.Now()
			held, err := p.batch(s.Format, cores, in, out)
			if err != nil {
				return err
			}
			took[cores] = append(took[cores], time.Since(began))
			peak = max(peak, held)
		}
	}
	speed := func(cores int) float64 { return float64(s.Rows) / median(took[cores]).Seconds() }
	fmt.Fprintf(c.out, "| %s, %s | %.0f | %.0f | %.0f |\n", s.Columns, s.Format, speed(2), speed(1), peak)
	return nil
}

// pipes prints the memory for one portfolio and one ten times as long, from a pipe.
func (c *comparison) pipes(p *program, rows int) error {
	fmt.Fprintf(c.out, "\n| csuite batch, core columns from a pipe | peak memory, MB |\n| --- | ---: |\n")
	for _, n := range []int{rows, 10 * rows} {
		cmd := p.command(2, "-", "--format", "csv") // to standard output, which is thrown away
		to, err := cmd.StdinPipe()
		if err != nil {
			return err
		}
		if err := cmd.Start(); err != nil {
			return err
		}
		held := watch(cmd.Process.Pid)
		s := bench.Portfolio{Catalogue: &c.rb.Catalogue, Seed: 9, Rows: n, Columns: bench.Core, Format: bench.CSV}
		if _, err := s.Write(to); err != nil {
			return err
		}
		if err := to.Close(); err != nil {
			return err
		}
		if err := cmd.Wait(); err != nil {
			return err
		}
		fmt.Fprintf(c.out, "| %d rows | %.0f |\n", n, held())
	}
	return nil
}

// watch looks again and again how much memory a process has held at most, as Linux
// tells it, and returns a function that gives the last figure in MB. What the
// system says at the end would count the memory of the process that started it.
func watch(pid int) func() float64 {
	var peak atomic.Int64
	go func() {
		for {
			status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
			_, rest, found := strings.Cut(string(status), "VmHWM:")
			if err != nil || !found {
				return // it has ended
			}
			kb, _ := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			peak.Store(max(peak.Load(), kb))
			time.Sleep(5 * time.Millisecond)
		}
	}()
	return func() float64 { return float64(peak.Load()) / 1024 }
}

// starts prints how long a short command takes, and the size of the program.
func (c *comparison) starts(p *program) error {
	fmt.Fprintf(c.out, "\n| start-up, median of 40 | ms |\n| --- | ---: |\n")
	for _, args := range [][]string{{"version"}, {"recommend", "../../../examples/cosmetics/profile.yaml"}} {
		var took []time.Duration
		for range 40 {
			began := time.Now()
			if err := execute(exec.CommandContext(p.ctx, p.path, args...)); err != nil {
				return err
			}
			took = append(took, time.Since(began))
		}
		fmt.Fprintf(c.out, "| csuite %s | %.1f |\n", args[0], median(took).Seconds()*1000)
	}
	info, err := os.Stat(p.path)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "\nbinary, stripped: %.1f MB\n", float64(info.Size())/1e6)
	return nil
}
