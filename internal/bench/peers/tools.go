package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A tool turns a CSV file of companies into a CSV file of outcomes, a process each time.
type tool struct {
	name  string
	run   func(in, out string) error
	close func()
}

func (t *tool) time(in, out string) (time.Duration, error) {
	began := time.Now()
	err := t.run(in, out)
	return time.Since(began), err
}

// execute runs a command; what it printed is part of the error.
func execute(cmd *exec.Cmd) error {
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", filepath.Base(cmd.Path), err, out)
	}
	return nil
}

// newReading takes a CSV file apart with Go's own reader, on one core, and decides
// nothing: what any program that reads this way can reach at most.
func newReading() *tool {
	return &tool{"encoding/csv, reading only", func(in, _ string) error {
		file, err := os.Open(in)
		if err != nil {
			return err
		}
		defer file.Close()
		r := csv.NewReader(bufio.NewReaderSize(file, 1<<18))
		r.ReuseRecord = true
		for {
			if _, err := r.Read(); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
		}
	}, func() {}}
}

func newSQLite(ctx context.Context, m *model) (*tool, error) {
	program, err := exec.LookPath("sqlite3")
	if err != nil {
		return nil, err
	}
	run := func(in, out string) error {
		cmd := exec.CommandContext(ctx, program, "-batch", "-bail", ":memory:")
		cmd.Stdin = strings.NewReader(fmt.Sprintf("%s;\n.mode csv\n.import --skip 1 %s companies\n.headers on\n.once %s\n%s;\n",
			createTable(m, "TABLE"), in, out, query(m, "LIMIT -1 OFFSET 0")))
		return execute(cmd)
	}
	return &tool{"SQLite, .import and SELECT", run, func() {}}, nil
}

// newDuckDB is DuckDB as npm has it, on all cores, in the order of the file.
func newDuckDB(ctx context.Context, dir string, m *model) (*tool, error) {
	if err := installNode(ctx, dir); err != nil {
		return nil, err
	}
	run := func(in, out string) error {
		cmd := exec.CommandContext(ctx, "node", filepath.Join(dir, "duckdb.mjs"))
		cmd.Stdin = strings.NewReader(fmt.Sprintf("CREATE VIEW companies AS SELECT * FROM read_csv('%s', header = true, columns = {%s}); COPY (%s) TO '%s' (HEADER)",
			in, strings.Join(columns(m, "'%s': '%s'"), ", "), query(m, ""), out))
		return execute(cmd)
	}
	return &tool{"DuckDB, read_csv and COPY", run, func() {}}, nil
}

// newPostgres starts a server of its own, on a socket in dir, and nowhere else.
func newPostgres(ctx context.Context, dir string, m *model) (*tool, error) {
	initdb, err := postgresProgram("initdb")
	if err != nil {
		return nil, err
	}
	data := filepath.Join(dir, "postgres")
	if err := os.Mkdir(data, 0o700); err != nil {
		return nil, err
	}
	as, err := serverUser(data)
	if err != nil {
		return nil, err
	}
	command := func(name string, args ...string) *exec.Cmd {
		cmd := exec.CommandContext(ctx, filepath.Join(filepath.Dir(initdb), name), args...)
		cmd.Dir, cmd.SysProcAttr = data, as
		return cmd
	}
	if err := execute(command("initdb", "-D", data, "-U", "bench", "--auth=trust", "--no-sync", "--locale=C.UTF-8")); err != nil {
		return nil, err
	}
	options := fmt.Sprintf("-k %s -c listen_addresses='' -c fsync=off -c shared_buffers=512MB", data)
	start := command("pg_ctl", "-D", data, "-w", "-l", filepath.Join(data, "log"), "-o", options, "start")
	start.Stdout, start.Stderr = nil, nil // the server would keep a pipe open
	if err := start.Run(); err != nil {
		return nil, err
	}
	stop := func() { execute(command("pg_ctl", "-D", data, "-m", "immediate", "stop")) } // it is thrown away
	run := func(in, out string) error {
		sql := fmt.Sprintf("%s; COPY companies FROM '%s' CSV HEADER; COPY (%s) TO '%s' CSV HEADER",
			createTable(m, "TEMP TABLE"), in, query(m, "OFFSET 0"), out)
		return execute(command("psql", "-h", data, "-U", "bench", "-d", "postgres", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql))
	}
	return &tool{"PostgreSQL, COPY and SELECT", run, stop}, nil
}

// postgresProgram finds a server program, which Debian keeps off the PATH.
func postgresProgram(name string) (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if err == nil && len(found) > 0 {
		return found[len(found)-1], nil
	}
	return exec.LookPath(name)
}

// serverUser gives dir to somebody who may run the server, which root may not.
func serverUser(dir string) (*syscall.SysProcAttr, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, err
	}
	uid, err := strconv.Atoi(u.Uid)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.Atoi(u.Gid)
	if err != nil {
		return nil, err
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, os.Chown(dir, uid, gid)
}
