select 'closed';
