/** What a role sees and writes as one tenant, as another and as none. */
package dev.gonogo.run.tenant;
