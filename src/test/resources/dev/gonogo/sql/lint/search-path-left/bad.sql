set search_path = '';
