runbook('compare') {
  title 'What a change must leave alone is as it was'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'What a change must leave alone is as it was') {
      snapshot('before') { catalog(); rowCounts(); contents() }
      sql('a change') {
        statement "insert into public.note (author_id, title) values (1, 'note 3001')"
        verify { query 'select count(*) from public.note'; expect { scalar == 3001 } }
      }
      compare('before') {
        catalogUnchanged()
        rowCountsWithin 1.percent
        contentsUnchanged()
        except 'public.note'
      }
    }
    gate('all of it') { requires 'T-1' }
  }
}
