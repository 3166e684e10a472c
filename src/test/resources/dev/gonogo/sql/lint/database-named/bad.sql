grant connect on database shop to app;
