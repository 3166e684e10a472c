comment on publication sent is 'what the warehouse gets';
