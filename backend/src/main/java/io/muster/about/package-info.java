/** What this portal is made of: its build, its parts and their licences, and its notices. */
@org.springframework.modulith.ApplicationModule(
    displayName = "About",
    allowedDependencies = {"shared", "ui", "identity"})
package io.muster.about;
