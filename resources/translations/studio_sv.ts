<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv">
<context>
    <name>Account</name>
    <message>
        <source>Go live in this event</source>
        <translation>Gå i sändning i det här evenemanget</translation>
    </message>
    <message>
        <source>Leave the air</source>
        <translation>Lämna sändningen</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>Repetera</translation>
    </message>
    <message>
        <source>Send it for a try: nobody but the ingest sees it</source>
        <translation>Sänd på prov: ingen utom mottagaren ser det</translation>
    </message>
    <message>
        <source>Ask for a go</source>
        <translation>Be om klartecken</translation>
    </message>
    <message>
        <source>Give the go</source>
        <translation>Ge klartecken</translation>
    </message>
    <message>
        <source>Take the go back</source>
        <translation>Ta tillbaka klartecknet</translation>
    </message>
    <message>
        <source>Choose no event</source>
        <translation>Välj inget evenemang</translation>
    </message>
    <message>
        <source>A key is asked for …</source>
        <translation>En nyckel begärs …</translation>
    </message>
    <message>
        <source>This is a rehearsal: nobody sees it.</source>
        <translation>Det här är en repetition: ingen ser den.</translation>
    </message>
    <message>
        <source>The show is live in this event.</source>
        <translation>Programmet sänds i det här evenemanget.</translation>
    </message>
    <message>
        <source>Embargo until {time}.</source>
        <translation>Embargo till {time}.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Evenemang</translation>
    </message>
    <message>
        <source>Sign in to an organisation</source>
        <translation>Logga in i en organisation</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Logga ut</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Titta igen</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>Andra faktor</translation>
    </message>
    <message>
        <source>A code of your telephone, beside your password</source>
        <translation>En kod från din telefon, utöver lösenordet</translation>
    </message>
    <message>
        <source>Pages in the browser</source>
        <translation>Sidor i webbläsaren</translation>
    </message>
    <message>
        <source>People, events, vendors and the audit trail of the backend</source>
        <translation>Tjänstens personer, evenemang, leverantörer och granskningslogg</translation>
    </message>
    <message>
        <source>Choose this event</source>
        <translation>Välj det här evenemanget</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evenemang</translation>
    </message>
    <message>
        <source>The account is looked for …</source>
        <translation>Kontot söks …</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Loggar in …</translation>
    </message>
    <message>
        <source>The events of this machine are begun …</source>
        <translation>Den här datorns evenemang startas …</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Logga in</translation>
    </message>
    <message>
        <source>Other ways to sign in</source>
        <translation>Andra sätt att logga in</translation>
    </message>
    <message>
        <source>Scan this code with an authenticator on your telephone, or type the secret there. Then enter the six digits that it shows.</source>
        <translation>Läs av koden med en autentiseringsapp i telefonen, eller skriv in hemligheten där. Ange sedan de sex siffror som den visar.</translation>
    </message>
    <message>
        <source>Square code for a camera; the secret is below as text</source>
        <translation>Rutkod för en kamera; hemligheten står nedanför som text</translation>
    </message>
    <message>
        <source>Secret, as text</source>
        <translation>Hemligheten som text</translation>
    </message>
    <message>
        <source>Code that the authenticator shows</source>
        <translation>Koden som autentiseringsappen visar</translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <translation>Kopiera hemligheten</translation>
    </message>
    <message>
        <source>Confirm the code</source>
        <translation>Bekräfta koden</translation>
    </message>
    <message>
        <source>Code of your present authenticator, or a recovery code</source>
        <translation>Kod från din nuvarande autentiseringsapp, eller en återställningskod</translation>
    </message>
    <message>
        <source>Show a new secret</source>
        <translation>Visa en ny hemlighet</translation>
    </message>
    <message>
        <source>Nobody goes live before</source>
        <translation>Ingen sänder före</translation>
    </message>
    <message>
        <source>Goes live with a second person&apos;s go</source>
        <translation>Sänds med en andra persons klartecken</translation>
    </message>
    <message>
        <source>People register for it</source>
        <translation>Man anmäler sig till det</translation>
    </message>
    <message>
        <source>Only then may what they answer go to the database of answers</source>
        <translation>Bara då får svaren gå till databasen för svar</translation>
    </message>
    <message>
        <source>Its recording gets subtitles</source>
        <translation>Dess inspelning textas</translation>
    </message>
    <message>
        <source>Only then may its recording go to be transcribed</source>
        <translation>Bara då får dess inspelning gå till transkribering</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Spara</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Börjar</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Slutar</translation>
    </message>
    <message>
        <source>Where the stream comes from</source>
        <translation>Varifrån sändningen kommer</translation>
    </message>
    <message>
        <source>Where all of it stays follows from this and from what your organisation demands.</source>
        <translation>Av detta och av vad din organisation kräver följer var allt stannar.</translation>
    </message>
    <message>
        <source>End of the embargo</source>
        <translation>Embargots slut</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Nytt evenemang</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>Ändra {name}</translation>
    </message>
    <message>
        <source>Copy {name}</source>
        <translation>Kopiera {name}</translation>
    </message>
    <message>
        <source>Your organisation asks for a second factor; set it up now, once.</source>
        <translation>Din organisation kräver en andra faktor; ställ in den nu, en gång.</translation>
    </message>
    <message>
        <source>A new authenticator takes the place of the one you have.</source>
        <translation>En ny autentiseringsapp ersätter den du har.</translation>
    </message>
    <message>
        <source>Address of your organisation&apos;s backend</source>
        <translation>Adressen till din organisations tjänst</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>E-postadress</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Lösenord</translation>
    </message>
    <message>
        <source>Code of your authenticator</source>
        <translation>Koden i din autentiseringsapp</translation>
    </message>
    <message>
        <source>Go on in your browser; it comes back here.</source>
        <translation>Fortsätt i webbläsaren; den kommer tillbaka hit.</translation>
    </message>
    <message>
        <source>Your password is right; now the code.</source>
        <translation>Ditt lösenord är rätt; nu koden.</translation>
    </message>
    <message>
        <source>Sign in with {issuer}</source>
        <translation>Logga in med {issuer}</translation>
    </message>
    <message>
        <source>Other stations</source>
        <translation>Andra stationer</translation>
    </message>
    <message>
        <source>Something is wrong there.</source>
        <translation>Något är fel där.</translation>
    </message>
    <message>
        <source>On this machine, without an account</source>
        <translation>På den här datorn, utan konto</translation>
    </message>
    <message>
        <source>{name}, {role} of {organisation}</source>
        <translation>{name}, {role}, {organisation}</translation>
    </message>
    <message>
        <source>EU</source>
        <translation>EU</translation>
    </message>
    <message>
        <source>US</source>
        <translation>USA</translation>
    </message>
    <message>
        <source>Everything of this event stays in the EU.</source>
        <translation>Allt i det här evenemanget stannar i EU.</translation>
    </message>
    <message>
        <source>Everything of this event stays in the US.</source>
        <translation>Allt i det här evenemanget stannar i USA.</translation>
    </message>
    <message>
        <source>People register for it.</source>
        <translation>Man anmäler sig till det.</translation>
    </message>
    <message>
        <source>Its recording may go to be transcribed.</source>
        <translation>Dess inspelning får gå till transkribering.</translation>
    </message>
    <message>
        <source>may go live</source>
        <translation>får sändas</translation>
    </message>
    <message>
        <source>may rehearse</source>
        <translation>får repeteras</translation>
    </message>
    <message>
        <source>may watch</source>
        <translation>får ses</translation>
    </message>
    <message>
        <source>a second person&apos;s go is due</source>
        <translation>en andra persons klartecken saknas</translation>
    </message>
    <message>
        <source>waits for a second person&apos;s go</source>
        <translation>väntar på en andra persons klartecken</translation>
    </message>
    <message>
        <source>has a second person&apos;s go</source>
        <translation>har en andra persons klartecken</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>valt</translation>
    </message>
    <message>
        <source>From the EU</source>
        <translation>Från EU</translation>
    </message>
    <message>
        <source>From the US</source>
        <translation>Från USA</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Inte känt ännu</translation>
    </message>
    <message>
        <source>can be had back until {time}</source>
        <translation>kan återställas till {time}</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>I SÄNDNING</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>FÖRHANDSVISNING</translation>
    </message>
    <message>
        <source>OFF AIR</source>
        <translation>INTE I SÄNDNING</translation>
    </message>
    <message>
        <source>The account cannot be reached now; try again in a moment.</source>
        <translation>Kontot kan inte nås nu; försök igen om en stund.</translation>
    </message>
    <message>
        <source>My first webcast</source>
        <translation>Min första webbsändning</translation>
    </message>
    <message>
        <source>Your second factor is set up. Each of these codes lets you in once if you lose your telephone. They are shown this one time: keep them away from this computer.</source>
        <translation>Din andra faktor är inställd. Var och en av dessa koder släpper in dig en gång om du tappar bort telefonen. De visas bara denna gång: förvara dem någon annanstans än på den här datorn.</translation>
    </message>
    <message>
        <source>Recovery codes</source>
        <translation>Återställningskoder</translation>
    </message>
    <message>
        <source>Copy the codes</source>
        <translation>Kopiera koderna</translation>
    </message>
    <message>
        <source>File for the codes</source>
        <translation>Fil för koderna</translation>
    </message>
    <message>
        <source>Save the codes</source>
        <translation>Spara koderna</translation>
    </message>
    <message>
        <source>I have kept them</source>
        <translation>Jag har sparat dem</translation>
    </message>
    <message>
        <source>The codes are copied.</source>
        <translation>Koderna är kopierade.</translation>
    </message>
    <message>
        <source>The codes cannot be saved there; name a new file in a folder of yours.</source>
        <translation>Koderna kan inte sparas där; ange en ny fil i en av dina mappar.</translation>
    </message>
    <message>
        <source>The codes are saved in {file}.</source>
        <translation>Koderna är sparade i {file}.</translation>
    </message>
    <message>
        <source>Deleted events</source>
        <translation>Borttagna evenemang</translation>
    </message>
    <message>
        <source>No event was deleted within a month.</source>
        <translation>Inget evenemang har tagits bort inom en månad.</translation>
    </message>
    <message>
        <source>Have it back</source>
        <translation>Återställ</translation>
    </message>
    <message>
        <source>Back to the events</source>
        <translation>Tillbaka till evenemangen</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nytt</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändra</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiera</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Ta bort</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Borttagna</translation>
    </message>
    <message>
        <source>Make an event</source>
        <translation>Skapa ett evenemang</translation>
    </message>
    <message>
        <source>Change the event: name, times, embargo, go, audience</source>
        <translation>Ändra evenemanget: namn, tider, embargo, klartecken, publik</translation>
    </message>
    <message>
        <source>Make another event like this one</source>
        <translation>Skapa ett evenemang till av samma slag</translation>
    </message>
    <message>
        <source>Hide the event; it can be had back</source>
        <translation>Dölj evenemanget; det kan återställas</translation>
    </message>
    <message>
        <source>Deleted events, to be had back</source>
        <translation>Borttagna evenemang att återställa</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Lokal tid</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Prepare scene: {scene}</source>
        <translation>Förbered scen: {scene}</translation>
    </message>
    <message>
        <source>Put on air: {scene}</source>
        <translation>Sänd: {scene}</translation>
    </message>
    <message>
        <source>Unmute {source}</source>
        <translation>Slå på ljudet: {source}</translation>
    </message>
    <message>
        <source>Mute {source}</source>
        <translation>Tysta: {source}</translation>
    </message>
    <message>
        <source>Mix: fade preview in</source>
        <translation>Mix: tona in förhandsvisningen</translation>
    </message>
    <message>
        <source>Cut: put preview on air at once</source>
        <translation>Klipp: sänd förhandsvisningen genast</translation>
    </message>
    <message>
        <source>Prepare scene {number}</source>
        <translation>Förbered scen {number}</translation>
    </message>
    <message>
        <source>Next page of the slides</source>
        <translation>Nästa sida i bilderna</translation>
    </message>
    <message>
        <source>Previous page of the slides</source>
        <translation>Föregående sida i bilderna</translation>
    </message>
    <message>
        <source>Blur all screens, or uncover them</source>
        <translation>Gör alla skärmar suddiga eller visa dem</translation>
    </message>
    <message>
        <source>Freeze all screens, or let them go on</source>
        <translation>Frys alla skärmar eller låt dem fortsätta</translation>
    </message>
    <message>
        <source>Mute or unmute sound {number}</source>
        <translation>Tysta ljud {number} eller slå på det</translation>
    </message>
    <message>
        <source>Put out the lamps of the meters that distorted</source>
        <translation>Släck mätarnas lampor för förvrängning</translation>
    </message>
    <message>
        <source>Go live, or leave the air (press twice)</source>
        <translation>Börja sända eller sluta (tryck två gånger)</translation>
    </message>
    <message>
        <source>Record, or stop recording (press twice)</source>
        <translation>Börja spela in eller sluta (tryck två gånger)</translation>
    </message>
    <message>
        <source>Pause the recording, or let it go on</source>
        <translation>Pausa inspelningen eller låt den fortsätta</translation>
    </message>
    <message>
        <source>Begin a chapter of the recording</source>
        <translation>Börja ett kapitel i inspelningen</translation>
    </message>
    <message>
        <source>Begin a new file of the recording</source>
        <translation>Börja en ny fil för inspelningen</translation>
    </message>
    <message>
        <source>Change how the show is recorded: where to, names, files, tracks</source>
        <translation>Ändra hur sändningen spelas in: vart, namn, filer, spår</translation>
    </message>
    <message>
        <source>Look whether everything is ready to go live</source>
        <translation>Kontrollera om allt är klart för sändning</translation>
    </message>
    <message>
        <source>Play again what was just on air, in the replays</source>
        <translation>Spela om det som nyss sändes, i repriserna</translation>
    </message>
    <message>
        <source>Save what was just on air as a recording</source>
        <translation>Spara det som nyss sändes som en inspelning</translation>
    </message>
    <message>
        <source>Event: sign in, choose one, rehearse, go live in it</source>
        <translation>Evenemang: logga in, välj, repetera, gå i sändning</translation>
    </message>
    <message>
        <source>Recordings: find, play, export, delete</source>
        <translation>Inspelningar: sök, spela, exportera, ta bort</translation>
    </message>
    <message>
        <source>Edit the show: items on the preview, scenes, sources</source>
        <translation>Redigera showen: objekt i förhandsvisningen, scener, källor</translation>
    </message>
    <message>
        <source>Undo the last change of the show</source>
        <translation>Ångra den senaste ändringen av showen</translation>
    </message>
    <message>
        <source>Redo what was undone</source>
        <translation>Gör om det som ångrades</translation>
    </message>
    <message>
        <source>Save the show</source>
        <translation>Spara showen</translation>
    </message>
    <message>
        <source>Talkback: speak to presenters and crew</source>
        <translation>Talkback: tala till presentatörer och team</translation>
    </message>
    <message>
        <source>Talk: answer, or speak to who is chosen (tap latches, or hold)</source>
        <translation>Tala: svara, eller tala till den valda (tryck låser, eller håll)</translation>
    </message>
    <message>
        <source>Talk on the party line (tap latches, or hold)</source>
        <translation>Tala på gruppkanalen (tryck låser, eller håll)</translation>
    </message>
    <message>
        <source>Talk to everybody (tap latches, or hold)</source>
        <translation>Tala till alla (tryck låser, eller håll)</translation>
    </message>
    <message>
        <source>Close all my talk microphones</source>
        <translation>Stäng alla mina talkbackmikrofoner</translation>
    </message>
    <message>
        <source>Acknowledge the cue, or answer the newest call</source>
        <translation>Kvittera signalen, eller svara på det senaste anropet</translation>
    </message>
    <message>
        <source>Dismiss the newest call</source>
        <translation>Ta bort det senaste anropet</translation>
    </message>
    <message>
        <source>Call the producer</source>
        <translation>Anropa producenten</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Hitta ett kommando</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Ändra tangenter</translation>
    </message>
    <message>
        <source>First steps: from an empty show to air</source>
        <translation>Första stegen: från en tom show till sändning</translation>
    </message>
    <message>
        <source>Lock or unlock the window (unlocking: press twice)</source>
        <translation>Lås fönstret eller lås upp det (upplåsning: tryck två gånger)</translation>
    </message>
    <message>
        <source>Dismiss the notice</source>
        <translation>Ta bort meddelandet</translation>
    </message>
    <message>
        <source>Dismiss all notices</source>
        <translation>Ta bort alla meddelanden</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Stäng fönstret</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Mörka färger</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Ljusa färger</translation>
    </message>
    <message>
        <source>Colours as the system has them</source>
        <translation>Färger som i systemet</translation>
    </message>
    <message>
        <source>Language: {language}</source>
        <translation>Språk: {language}</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Prepared: {scene}</source>
        <translation>Förberedd: {scene}</translation>
    </message>
    <message>
        <source>Programme: {scene}</source>
        <translation>Program: {scene}</translation>
    </message>
    <message>
        <source>Talk microphone open</source>
        <translation>Talkbackmikrofonen öppen</translation>
    </message>
    <message>
        <source>Talk microphone closed</source>
        <translation>Talkbackmikrofonen stängd</translation>
    </message>
    <message>
        <source>Cue: {cue}</source>
        <translation>Signal: {cue}</translation>
    </message>
    <message>
        <source>You are in {room}</source>
        <translation>Du är i {room}</translation>
    </message>
    <message>
        <source>You are in the main room again</source>
        <translation>Du är i huvudrummet igen</translation>
    </message>
    <message>
        <source>{name} writes: {text}</source>
        <translation>{name} skriver: {text}</translation>
    </message>
    <message>
        <source>Your microphone is out of the programme</source>
        <translation>Din mikrofon är borta ur programmet</translation>
    </message>
    <message>
        <source>Your microphone is in the programme again</source>
        <translation>Din mikrofon är i programmet igen</translation>
    </message>
    <message>
        <source>Recording paused</source>
        <translation>Inspelningen pausad</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Spelar in</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Spelar inte in</translation>
    </message>
    <message>
        <source>{source}: muted</source>
        <translation>{source}: tystad</translation>
    </message>
    <message>
        <source>{source}: not muted</source>
        <translation>{source}: inte tystad</translation>
    </message>
    <message>
        <source>{source}: alone in the headphones</source>
        <translation>{source}: ensam i hörlurarna</translation>
    </message>
    <message>
        <source>{source}: not on solo</source>
        <translation>{source}: inte solo</translation>
    </message>
    <message>
        <source>{source}: blurred</source>
        <translation>{source}: suddig</translation>
    </message>
    <message>
        <source>{source}: frozen</source>
        <translation>{source}: fryst</translation>
    </message>
    <message>
        <source>{source}: seen again</source>
        <translation>{source}: syns igen</translation>
    </message>
    <message>
        <source>{source}: page {page} of {pages}</source>
        <translation>{source}: sida {page} av {pages}</translation>
    </message>
    <message>
        <source>Headphones: off</source>
        <translation>Hörlurar: av</translation>
    </message>
    <message>
        <source>Headphones: starting</source>
        <translation>Hörlurar: startar</translation>
    </message>
    <message>
        <source>Headphones: they play</source>
        <translation>Hörlurar: de spelar</translation>
    </message>
    <message>
        <source>Headphones: missing. {fault}</source>
        <translation>Hörlurar: saknas. {fault}</translation>
    </message>
    <message>
        <source>Headphones: refused. {fault}</source>
        <translation>Hörlurar: nekade. {fault}</translation>
    </message>
    <message>
        <source>{source}: starting</source>
        <translation>{source}: startar</translation>
    </message>
    <message>
        <source>{source}: there. {fault}</source>
        <translation>{source}: finns. {fault}</translation>
    </message>
    <message>
        <source>{source}: missing. {fault}</source>
        <translation>{source}: saknas. {fault}</translation>
    </message>
    <message>
        <source>{source}: ended</source>
        <translation>{source}: slut</translation>
    </message>
    <message>
        <source>{source}: failed. {fault}</source>
        <translation>{source}: fel. {fault}</translation>
    </message>
</context>
<context>
    <name>AreaField</name>
    <message>
        <source>Draw</source>
        <translation>Rita</translation>
    </message>
    <message>
        <source>Draw the area on a picture of the screen as it is now</source>
        <translation>Rita området på en bild av skärmen som den är nu</translation>
    </message>
    <message>
        <source>New picture</source>
        <translation>Ny bild</translation>
    </message>
    <message>
        <source>Take the picture of the screen once more</source>
        <translation>Ta bilden av skärmen en gång till</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Närmare</translation>
    </message>
    <message>
        <source>Show the area and what is around it, larger</source>
        <translation>Visa området och det som finns runt det, större</translation>
    </message>
    <message>
        <source>There is no picture of this screen to draw on: it belongs to another display, or the system shows no program its screen. Type the four numbers.</source>
        <translation>Det finns ingen bild av den här skärmen att rita på: den hör till en annan bildskärm, eller så visar systemet inte skärmen för program. Skriv de fyra talen.</translation>
    </message>
    <message>
        <source>Drag over the picture to draw the area; drag it or its edges to change it. Arrow keys move it, ten pixels at a time with Shift; with Ctrl they move its right or lower edge. Delete chooses the whole screen.</source>
        <translation>Dra över bilden för att rita området; dra i det eller dess kanter för att ändra det. Piltangenterna flyttar det, tio pixlar åt gången med Skift; med Ctrl flyttar de dess högra eller nedre kant. Delete väljer hela skärmen.</translation>
    </message>
</context>
<context>
    <name>AreaView</name>
    <message>
        <source>Area on the picture of the screen</source>
        <translation>Område på bilden av skärmen</translation>
    </message>
    <message>
        <source>All of the screen. An arrow key begins with an area in its middle.</source>
        <translation>Hela skärmen. En piltangent börjar med ett område i dess mitt.</translation>
    </message>
    <message>
        <source>left {left}, top {top}, width {width}, height {height} pixels</source>
        <translation>vänster {left}, överkant {top}, bredd {width}, höjd {height} pixlar</translation>
    </message>
</context>
<context>
    <name>BusSection</name>
    <message>
        <source>Bus to change</source>
        <translation>Buss att ändra</translation>
    </message>
    <message>
        <source>Name of the bus</source>
        <translation>Bussens namn</translation>
    </message>
    <message>
        <source>Name, such as Speech</source>
        <translation>Namn, till exempel Tal</translation>
    </message>
    <message>
        <source>Sources that the bus hears</source>
        <translation>Källor som bussen hör</translation>
    </message>
    <message>
        <source>When it hears them</source>
        <translation>När den hör dem</translation>
    </message>
    <message>
        <source>Whatever is on air</source>
        <translation>Vad som än sänds</translation>
    </message>
    <message>
        <source>As the programme hears them</source>
        <translation>Som programmet hör dem</translation>
    </message>
    <message>
        <source>A track of its own in recordings</source>
        <translation>Ett eget ljudspår i inspelningar</translation>
    </message>
    <message>
        <source>Counts from the next recording on</source>
        <translation>Gäller från nästa inspelning</translation>
    </message>
    <message>
        <source>Add bus</source>
        <translation>Lägg till buss</translation>
    </message>
    <message>
        <source>Remove bus</source>
        <translation>Ta bort buss</translation>
    </message>
    <message>
        <source>New bus</source>
        <translation>Ny buss</translation>
    </message>
    <message>
        <source>Bus</source>
        <translation>Buss</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>{control}: default</source>
        <translation>{control}: standard</translation>
    </message>
    <message>
        <source>The camera sets this itself now.</source>
        <translation>Kameran ställer in detta själv nu.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>På</translation>
    </message>
    <message>
        <source>Camera to set</source>
        <translation>Kamera att ställa in</translation>
    </message>
    <message>
        <source>Camera controls</source>
        <translation>Kamerans inställningar</translation>
    </message>
</context>
<context>
    <name>Covers</name>
    <message>
        <source>Blur</source>
        <translation>Suddigt</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Frys</translation>
    </message>
    <message>
        <source>All screens</source>
        <translation>Alla skärmar</translation>
    </message>
    <message>
        <source>Blur all screens</source>
        <translation>Gör alla skärmar suddiga</translation>
    </message>
    <message>
        <source>Freeze all screens</source>
        <translation>Frys alla skärmar</translation>
    </message>
    <message>
        <source>The show has no screen to cover.</source>
        <translation>Showen har ingen skärm att täcka.</translation>
    </message>
</context>
<context>
    <name>Destinations</name>
    <message>
        <source>Stream key</source>
        <translation>Sändningsnyckel</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Använd</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Repetition</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starta</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Lämna</translation>
    </message>
    <message>
        <source>Stream key for {name}</source>
        <translation>Sändningsnyckel för {name}</translation>
    </message>
    <message>
        <source>Use the stream key for {name}</source>
        <translation>Använd sändningsnyckeln för {name}</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>primär</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>reserv</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>extra</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Av</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Ansluter</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Beredskap</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>I SÄNDNING</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Återansluter</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Nekad</translation>
    </message>
    <message>
        <source>{ms} ms wait</source>
        <translation>{ms} ms i kö</translation>
    </message>
    <message>
        <source>{count} dropped</source>
        <translation>{count} tappade</translation>
    </message>
    <message>
        <source>{count} times back</source>
        <translation>åter {count} gånger</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Undo</source>
        <translation>Ångra</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Gör om</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Spara</translation>
    </message>
    <message>
        <source>Edit the show</source>
        <translation>Redigera showen</translation>
    </message>
    <message>
        <source>Scene in preview</source>
        <translation>Scenen i förhandsvisningen</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Selected item</source>
        <translation>Valt objekt</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Källor</translation>
    </message>
    <message>
        <source>Sound buses</source>
        <translation>Ljudbussar</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Inspelning</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>Showfil</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Ångrat: {what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Gjort igen: {what}</translation>
    </message>
    <message>
        <source>The show is saved</source>
        <translation>Showen är sparad</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Sparad</translation>
    </message>
</context>
<context>
    <name>Encoding</name>
    <message>
        <source>People in a room</source>
        <translation>Människor i ett rum</translation>
    </message>
    <message>
        <source>Speech and slides</source>
        <translation>Tal och bilder</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Rörelse</translation>
    </message>
    <message>
        <source>Weak laptop</source>
        <translation>Svag bärbar dator</translation>
    </message>
    <message>
        <source>Narrow line</source>
        <translation>Smal förbindelse</translation>
    </message>
    <message>
        <source>little work</source>
        <translation>lite arbete</translation>
    </message>
    <message>
        <source>usual work</source>
        <translation>vanligt arbete</translation>
    </message>
    <message>
        <source>more work</source>
        <translation>mer arbete</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodning</translation>
    </message>
    <message>
        <source>What the encoder is to be good at; it may be changed on air</source>
        <translation>Vad kodningen ska vara bra på; den kan bytas i sändning</translation>
    </message>
    <message>
        <source>{what}: {rate} Mbit/s, {share} % of a core</source>
        <translation>{what}: {rate} Mbit/s, {share} % av en kärna</translation>
    </message>
    <message>
        <source>{name}: {rate} Mbit/s, {work}</source>
        <translation>{name}: {rate} Mbit/s, {work}</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>Sources</source>
        <translation>Källor</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ljud</translation>
    </message>
    <message>
        <source>Ingest</source>
        <translation>Mottagare</translation>
    </message>
    <message>
        <source>Residency</source>
        <translation>Plats</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Inspelning</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Dator</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Klocka</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Ström</translation>
    </message>
    <message>
        <source>{labels}: not there yet.</source>
        <translation>{labels}: finns inte ännu.</translation>
    </message>
    <message>
        <source>Wait a moment and check again.</source>
        <translation>Vänta lite och kontrollera igen.</translation>
    </message>
    <message>
        <source>Mend or remove what is missing.</source>
        <translation>Åtgärda eller ta bort det som saknas.</translation>
    </message>
    <message>
        <source>The programme is too loud and distorts.</source>
        <translation>Programmet är för starkt och förvrängs.</translation>
    </message>
    <message>
        <source>Pull down the fader of the loudest source.</source>
        <translation>Dra ned regeln för den starkaste källan.</translation>
    </message>
    <message>
        <source>Nothing is heard.</source>
        <translation>Inget hörs.</translation>
    </message>
    <message>
        <source>Nothing is heard. Muted: {labels}.</source>
        <translation>Inget hörs. Tystade: {labels}.</translation>
    </message>
    <message>
        <source>Speak; then look at the mutes, the faders and the microphone&apos;s plug.</source>
        <translation>Tala; se sedan efter tystningar, reglar och mikrofonens kontakt.</translation>
    </message>
    <message>
        <source>Heard, with peaks of {level} dB.</source>
        <translation>Hörs, med toppar på {level} dB.</translation>
    </message>
    <message>
        <source>The show has nowhere to go live to.</source>
        <translation>Showen har inget mål att sända till.</translation>
    </message>
    <message>
        <source>Give its address in the first steps.</source>
        <translation>Ange adressen i de första stegen.</translation>
    </message>
    <message>
        <source>Mend it before the show begins.</source>
        <translation>Åtgärda det innan showen börjar.</translation>
    </message>
    <message>
        <source>{place} answers, but there is no stream key.</source>
        <translation>{place} svarar, men sändningsnyckel saknas.</translation>
    </message>
    <message>
        <source>All of them are there.</source>
        <translation>Alla finns på plats.</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Hörlurar</translation>
    </message>
    <message>
        <source>They play.</source>
        <translation>De spelar.</translation>
    </message>
    <message>
        <source>They do not play yet.</source>
        <translation>De spelar inte ännu.</translation>
    </message>
    <message>
        <source>Check again in a moment.</source>
        <translation>Kontrollera igen om en stund.</translation>
    </message>
    <message>
        <source>Mend it, or choose other headphones below the faders.</source>
        <translation>Åtgärda det, eller välj andra hörlurar under reglagen.</translation>
    </message>
    <message>
        <source>The show goes live in its event, which brings address and key.</source>
        <translation>Programmet sänds i sitt evenemang, som hämtar adress och nyckel.</translation>
    </message>
    <message>
        <source>{place} answers within {ms} ms.</source>
        <translation>{place} svarar inom {ms} ms.</translation>
    </message>
    <message>
        <source>A slow line: use a cable, not wireless.</source>
        <translation>Långsam förbindelse: använd kabel, inte trådlöst.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Nätverk</translation>
    </message>
    <message>
        <source>The ingest is on this machine, and takes enough for {lines}p at {fps} ({use}).</source>
        <translation>Mottagaren är på den här datorn och tar emot tillräckligt för {lines}p med {fps} bilder/s ({use}).</translation>
    </message>
    <message>
        <source>The line carries {rate} Mbit/s, an answer takes {ms} ms: too little for the bitrate that the show fixes.</source>
        <translation>Linjen bär {rate} Mbit/s, ett svar tar {ms} ms: för lite för den bithastighet som showen bestämmer.</translation>
    </message>
    <message>
        <source>Write {most} or less as bitrate_kbps into the show file, or take that line out there; then open the show again.</source>
        <translation>Skriv högst {most} som bitrate_kbps i programfilen, eller ta bort den raden där; öppna sedan showen igen.</translation>
    </message>
    <message>
        <source>Use another line; a cable, or a phone&apos;s own.</source>
        <translation>Använd en annan förbindelse: en kabel eller telefonens egen.</translation>
    </message>
    <message>
        <source>Measure while off air, with an ingest that takes a test.</source>
        <translation>Mät utanför sändning, med en mottagare som tar emot ett prov.</translation>
    </message>
    <message>
        <source>{place} takes no stream of a name of chance to test with.</source>
        <translation>{place} tar inte emot ett prov under ett slumpat namn.</translation>
    </message>
    <message>
        <source>It is not measured on air, where it would take from the show.</source>
        <translation>I sändning mäts det inte, det skulle ta från programmet.</translation>
    </message>
    <message>
        <source>The line to the ingest carries less than the show needs; the picture gets fewer bits until it carries more.</source>
        <translation>Förbindelsen till mottagningsservern klarar mindre än sändningen behöver; bilden får färre bitar tills den klarar mer.</translation>
    </message>
    <message>
        <source>The line to the ingest carries the whole show again.</source>
        <translation>Förbindelsen till mottagningsservern klarar hela sändningen igen.</translation>
    </message>
    <message>
        <source>{encoder} {why}; {other} encodes from here on.</source>
        <translation>{encoder} {why}; härifrån kodar {other}.</translation>
    </message>
    <message>
        <source>Choose an ingest of the show&apos;s region.</source>
        <translation>Välj en mottagare i showens region.</translation>
    </message>
    <message>
        <source>The backend does not answer ({why}); it is tried on.</source>
        <translation>Servern svarar inte ({why}); försöken fortsätter.</translation>
    </message>
    <message>
        <source>What was missed could not be uploaded; it is tried again in a minute.</source>
        <translation>Det som saknas kunde inte laddas upp; nytt försök görs om en minut.</translation>
    </message>
    <message>
        <source>{name} had been cut off; it was repaired and plays for {length}.</source>
        <translation>{name} hade brutits av; den är reparerad och {length} lång.</translation>
    </message>
    <message>
        <source>{name} was cut off before its first picture; nothing of it plays.</source>
        <translation>{name} bröts av före sin första bild; inget av den går att spela upp.</translation>
    </message>
    <message>
        <source>{name} was cut off and is not repaired: {reason}</source>
        <translation>{name} bröts av och är inte reparerad: {reason}</translation>
    </message>
    <message>
        <source>Everything stays where it may: {region}.</source>
        <translation>Allt stannar där det får: {region}.</translation>
    </message>
    <message>
        <source>The folder for recordings cannot be looked at.</source>
        <translation>Mappen för inspelningar kan inte granskas.</translation>
    </message>
    <message>
        <source>Start with --record and a folder that is there.</source>
        <translation>Starta med --record och en mapp som finns.</translation>
    </message>
    <message>
        <source>Room for {hours} hours of recording.</source>
        <translation>Plats för {hours} timmars inspelning.</translation>
    </message>
    <message>
        <source>Make room, or record to another disk.</source>
        <translation>Frigör utrymme eller spela in på en annan disk.</translation>
    </message>
    <message>
        <source>Make room if the show may last longer.</source>
        <translation>Frigör utrymme om showen kan vara längre.</translation>
    </message>
    <message>
        <source>Sealed under a key of your own.</source>
        <translation>Krypterad med din egen nyckel.</translation>
    </message>
    <message>
        <source>Sealed under the demo&apos;s key, which lies in a file beside it.</source>
        <translation>Krypterad med demons nyckel, som ligger i en fil bredvid.</translation>
    </message>
    <message>
        <source>Start with --key-file, or with a keyring.</source>
        <translation>Starta med --key-file eller med en nyckelring.</translation>
    </message>
    <message>
        <source>{share}% of the pictures were late.</source>
        <translation>{share} % av bilderna var sena.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller format.</source>
        <translation>Stäng andra program eller välj ett mindre format.</translation>
    </message>
    <message>
        <source>Nobody can say whether it is right.</source>
        <translation>Ingen kan säga om den går rätt.</translation>
    </message>
    <message>
        <source>Look at it once.</source>
        <translation>Se efter en gång.</translation>
    </message>
    <message>
        <source>Switch on the system&apos;s time synchronisation.</source>
        <translation>Slå på systemets tidssynkronisering.</translation>
    </message>
    <message>
        <source>Not synchronised: recordings may bear wrong times.</source>
        <translation>Inte synkroniserad: inspelningar kan få fel tider.</translation>
    </message>
    <message>
        <source>Synchronised.</source>
        <translation>Synkroniserad.</translation>
    </message>
    <message>
        <source>Nobody can say whether the machine is plugged in.</source>
        <translation>Ingen kan säga om datorn är ansluten till elnätet.</translation>
    </message>
    <message>
        <source>From the mains.</source>
        <translation>Från elnätet.</translation>
    </message>
    <message>
        <source>On battery.</source>
        <translation>På batteri.</translation>
    </message>
    <message>
        <source>On battery, {percent} % left.</source>
        <translation>På batteri, {percent} % kvar.</translation>
    </message>
    <message>
        <source>Plug the machine in.</source>
        <translation>Anslut datorn till elnätet.</translation>
    </message>
    <message>
        <source>No camera is connected; plug one in.</source>
        <translation>Ingen kamera är ansluten; anslut en.</translation>
    </message>
    <message>
        <source>There is no camera &quot;{wanted}&quot;; plug it in, or choose one of: {names}.</source>
        <translation>Kameran &quot;{wanted}&quot; finns inte; anslut den eller välj en av: {names}.</translation>
    </message>
    <message>
        <source>{name} is used by another program ({holder}); close that program.</source>
        <translation>{name} används av ett annat program ({holder}); stäng det.</translation>
    </message>
    <message>
        <source>{name} is used by another program; close that program.</source>
        <translation>{name} används av ett annat program; stäng det.</translation>
    </message>
    <message>
        <source>{name} is shown by another source of this show; choose another camera for one of them.</source>
        <translation>{name} visas redan av en annan källa i den här showen; välj en annan kamera för en av dem.</translation>
    </message>
    <message>
        <source>{name} is used by another program; close that program, or allow several to use it under {setting}.</source>
        <translation>{name} används av ett annat program; stäng det, eller låt flera använda den under {setting}.</translation>
    </message>
    <message>
        <source>{name} may not be opened; run `{command}`, then log in again.</source>
        <translation>{name} får inte öppnas; kör `{command}` och logga in på nytt.</translation>
    </message>
    <message>
        <source>{name} may not be opened; allow it under {setting}.</source>
        <translation>{name} får inte öppnas; tillåt det under {setting}.</translation>
    </message>
    <message>
        <source>The microphone does not open; close other programs that use it, and see that it is allowed under {setting}.</source>
        <translation>Mikrofonen öppnas inte; stäng andra program som använder den, och se till att den är tillåten under {setting}.</translation>
    </message>
    <message>
        <source>{name} does not open; close other programs that use it, and see that it is allowed under {setting}.</source>
        <translation>{name} öppnas inte; stäng andra program som använder den, och se till att den är tillåten under {setting}.</translation>
    </message>
    <message>
        <source>The microphone does not open; close other programs that use it.</source>
        <translation>Mikrofonen öppnas inte; stäng andra program som använder den.</translation>
    </message>
    <message>
        <source>The headphone output does not open; close other programs that use it.</source>
        <translation>Hörlursutgången öppnas inte; stäng andra program som använder den.</translation>
    </message>
    <message>
        <source>The microphone &quot;{name}&quot; gives nothing but silence; see whether it is muted, and allowed under {setting}.</source>
        <translation>Mikrofonen ”{name}” ger bara tystnad; se efter om den är avstängd, och om den är tillåten under {setting}.</translation>
    </message>
    <message>
        <source>The sound server ({holder}) has &quot;{name}&quot; to itself; choose &quot;default&quot; here, and this device in the system&apos;s sound settings.</source>
        <translation>Ljudservern ({holder}) har ”{name}” för sig själv; välj ”default” här, och den här enheten i systemets ljudinställningar.</translation>
    </message>
    <message>
        <source>{name} has gone; plug it in again.</source>
        <translation>{name} är borta; anslut den igen.</translation>
    </message>
    <message>
        <source>{name} gives no picture any more; unplug it and plug it in.</source>
        <translation>{name} ger ingen bild längre; koppla ur den och anslut den igen.</translation>
    </message>
    <message>
        <source>The microphone &quot;{name}&quot; gives no sound; plug it in again, or see whether the system&apos;s sound works.</source>
        <translation>Mikrofonen ”{name}” ger inget ljud; anslut den igen, eller se efter om systemets ljud fungerar.</translation>
    </message>
    <message>
        <source>The headphones &quot;{name}&quot; take no sound; plug them in again, or see whether the system&apos;s sound works.</source>
        <translation>Hörlurarna ”{name}” tar inte emot ljud; anslut dem igen, eller se efter om systemets ljud fungerar.</translation>
    </message>
    <message>
        <source>There is no microphone &quot;{wanted}&quot;; plug it in, or choose one of: {names}.</source>
        <translation>Det finns ingen mikrofon ”{wanted}”; anslut den, eller välj en av: {names}.</translation>
    </message>
    <message>
        <source>There is no headphone output &quot;{wanted}&quot;; plug it in, or choose one of: {names}.</source>
        <translation>Det finns ingen hörlursutgång ”{wanted}”; anslut den, eller välj en av: {names}.</translation>
    </message>
    <message>
        <source>No headphone output is connected; plug one in.</source>
        <translation>Ingen hörlursutgång är ansluten; anslut en.</translation>
    </message>
    <message>
        <source>{name} does not open; unplug it and plug it in again.</source>
        <translation>{name} öppnas inte; dra ur den och anslut den igen.</translation>
    </message>
    <message>
        <source>There is no picture {path}; correct the path or put the file there.</source>
        <translation>Bilden {path} finns inte; rätta sökvägen eller lägg filen där.</translation>
    </message>
    <message>
        <source>There are no slides {path}; correct the path or put the file there.</source>
        <translation>Presentationen {path} finns inte; rätta sökvägen eller lägg filen där.</translation>
    </message>
    <message>
        <source>Nobody listens at {place}; check host and port.</source>
        <translation>Ingen lyssnar på {place}; kontrollera värd och port.</translation>
    </message>
    <message>
        <source>The show is live already; stop it before going elsewhere.</source>
        <translation>Showen sänds redan; sluta innan du sänder någon annanstans.</translation>
    </message>
    <message>
        <source>The line took less than the show needs; whole groups of pictures were left out.</source>
        <translation>Linjen räckte inte för showen; hela bildgrupper utelämnades.</translation>
    </message>
    <message>
        <source>The connection broke; what was encoded meanwhile was not sent.</source>
        <translation>Förbindelsen bröts; det som kodades under tiden sändes inte.</translation>
    </message>
    <message>
        <source>The connection to {place} broke; connecting again.</source>
        <translation>Förbindelsen till {place} bröts; ansluter igen.</translation>
    </message>
    <message>
        <source>{place} takes nothing any more; connecting again.</source>
        <translation>{place} tar inte emot längre; ansluter igen.</translation>
    </message>
    <message>
        <source>The show is sent to {name} already.</source>
        <translation>Showen sänds redan till {name}.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Det finns inget att ångra.</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>Det finns inget att göra om.</translation>
    </message>
    <message>
        <source>The scene &quot;{scene}&quot; is on air; take another one first.</source>
        <translation>Scenen &quot;{scene}&quot; sänds; ta en annan först.</translation>
    </message>
    <message>
        <source>No file is missing.</source>
        <translation>Ingen fil saknas.</translation>
    </message>
    <message>
        <source>No microphone is connected; plug one in.</source>
        <translation>Ingen mikrofon är ansluten; anslut en.</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>den här datorn</translation>
    </message>
    <message>
        <source>The recording ended because {folder} is full; what was recorded until then is kept; make room and start another.</source>
        <translation>Inspelningen avslutades eftersom {folder} är full; det som spelats in dittills finns kvar. Frigör utrymme och börja en ny.</translation>
    </message>
    <message>
        <source>The recording ended because {folder} is full; make room and start another.</source>
        <translation>Inspelningen avslutades eftersom {folder} är full. Frigör utrymme och börja en ny.</translation>
    </message>
    <message>
        <source>The recording was closed because less than {room} MB are left in {folder}; what was recorded until then is kept; make room and start another.</source>
        <translation>Inspelningen stängdes eftersom mindre än {room} MB är kvar i {folder}; det som spelats in dittills finns kvar. Frigör utrymme och börja en ny.</translation>
    </message>
    <message>
        <source>No recording begins because less than {room} MB are left in {folder}; make room and start another.</source>
        <translation>Ingen inspelning börjar eftersom mindre än {room} MB är kvar i {folder}. Frigör utrymme och börja en ny.</translation>
    </message>
    <message>
        <source>No recording can be made in {folder} ({reason}); choose another folder.</source>
        <translation>Det går inte att spela in i {folder} ({reason}). Välj en annan mapp.</translation>
    </message>
    <message>
        <source>The recording in {folder} ended ({reason}); what was recorded until then is kept; choose another folder.</source>
        <translation>Inspelningen i {folder} avslutades ({reason}); det som spelats in dittills finns kvar. Välj en annan mapp.</translation>
    </message>
    <message>
        <source>{folder} is full; the recording goes on in {to}, and nothing is lost.</source>
        <translation>{folder} är full; inspelningen fortsätter i {to} och ingenting går förlorat.</translation>
    </message>
    <message>
        <source>{folder} takes nothing any more ({reason}); the recording goes on in {to}, and nothing is lost.</source>
        <translation>{folder} tar inte emot något mer ({reason}); inspelningen fortsätter i {to} och ingenting går förlorat.</translation>
    </message>
    <message>
        <source>{folder} is too slow: parts of the show are missing from the recording.</source>
        <translation>{folder} är för långsam: delar av sändningen saknas i inspelningen.</translation>
    </message>
    <message>
        <source>{folder} is slow; the recording waits for it in memory, for half a minute at most.</source>
        <translation>{folder} är långsam; inspelningen väntar på den i minnet, högst en halv minut.</translation>
    </message>
    <message>
        <source>{label} sends {codec}, which is not recorded by itself; choose H.264 on the camera.</source>
        <translation>{label} sänder {codec}, som inte spelas in för sig. Välj H.264 i kameran.</translation>
    </message>
    <message>
        <source>The recorder failed; start another recording.</source>
        <translation>Inspelaren slutade fungera. Börja en ny inspelning.</translation>
    </message>
    <message>
        <source>The recorder failed; what was recorded until then is kept; start another recording.</source>
        <translation>Inspelaren slutade fungera; det som spelats in dittills finns kvar. Börja en ny inspelning.</translation>
    </message>
    <message>
        <source>Nothing is being recorded.</source>
        <translation>Ingenting spelas in.</translation>
    </message>
    <message>
        <source>Nothing is being recorded; a chapter is marked in a recording.</source>
        <translation>Ingenting spelas in; ett kapitel markeras i en inspelning.</translation>
    </message>
    <message>
        <source>The show is being recorded already.</source>
        <translation>Sändningen spelas redan in.</translation>
    </message>
    <message>
        <source>The recording is paused already.</source>
        <translation>Inspelningen är redan pausad.</translation>
    </message>
    <message>
        <source>The recording is not paused.</source>
        <translation>Inspelningen är inte pausad.</translation>
    </message>
    <message>
        <source>The recording is paused; a new file begins once it goes on.</source>
        <translation>Inspelningen är pausad; en ny fil börjar när den fortsätter.</translation>
    </message>
    <message>
        <source>{name} lies in the trash already.</source>
        <translation>{name} ligger redan i papperskorgen.</translation>
    </message>
    <message>
        <source>{name} is not in the trash.</source>
        <translation>{name} ligger inte i papperskorgen.</translation>
    </message>
    <message>
        <source>{name} is being recorded; stop the recording first.</source>
        <translation>{name} spelas in; stoppa inspelningen först.</translation>
    </message>
    <message>
        <source>There is no recording {name}; look at the list again.</source>
        <translation>Det finns ingen inspelning {name}; se på listan igen.</translation>
    </message>
    <message>
        <source>There is no folder {folder}; name a file in one that is there.</source>
        <translation>Mappen {folder} finns inte; ange en fil i en mapp som finns.</translation>
    </message>
    <message>
        <source>{path} was not written ({reason}); name another file.</source>
        <translation>{path} skrevs inte ({reason}); ange en annan fil.</translation>
    </message>
    <message>
        <source>{name} was cut off before its first picture.</source>
        <translation>{name} bröts före sin första bild.</translation>
    </message>
    <message>
        <source>{name} cannot be played: its beginning is missing or damaged.</source>
        <translation>{name} kan inte spelas: dess början saknas eller är skadad.</translation>
    </message>
    <message>
        <source>A part of it is damaged and is left out.</source>
        <translation>En del av den är skadad och utelämnas.</translation>
    </message>
    <message>
        <source>This is no recording of the studio.</source>
        <translation>Detta är ingen inspelning från studion.</translation>
    </message>
    <message>
        <source>This was sealed with the record key {key}, which is not in {places}; name its file with --key-file.</source>
        <translation>Detta är förseglat med inspelningsnyckeln {key}, som inte finns i {places}; ange dess fil med --key-file.</translation>
    </message>
    <message>
        <source>Whole: {seconds} s, {pictures} pictures.</source>
        <translation>Hel: {seconds} s, {pictures} bilder.</translation>
    </message>
    <message>
        <source>Whole: {seconds} s, {pictures} pictures. Exported to {path}.</source>
        <translation>Hel: {seconds} s, {pictures} bilder. Exporterad till {path}.</translation>
    </message>
    <message>
        <source>Cut off: it was never closed; {seconds} s, {pictures} pictures play.</source>
        <translation>Avbruten: den stängdes aldrig; {seconds} s, {pictures} bilder kan spelas.</translation>
    </message>
    <message>
        <source>Cut off: it was never closed; {seconds} s, {pictures} pictures play. Exported to {path}.</source>
        <translation>Avbruten: den stängdes aldrig; {seconds} s, {pictures} bilder kan spelas. Exporterad till {path}.</translation>
    </message>
    <message>
        <source>DAMAGED at {place}; {seconds} s, {pictures} pictures play.</source>
        <translation>SKADAD vid {place}; {seconds} s, {pictures} bilder kan spelas.</translation>
    </message>
    <message>
        <source>DAMAGED at {place}; {seconds} s, {pictures} pictures play. Exported to {path}.</source>
        <translation>SKADAD vid {place}; {seconds} s, {pictures} bilder kan spelas. Exporterad till {path}.</translation>
    </message>
    <message>
        <source>The last {seconds} s are saved as {name}.</source>
        <translation>De senaste {seconds} s är sparade som {name}.</translation>
    </message>
    <message>
        <source>There is nothing to play again yet; wait a moment.</source>
        <translation>Det finns inget att spela om ännu; vänta ett ögonblick.</translation>
    </message>
    <message>
        <source>The show has no such replay; add a source of that kind first.</source>
        <translation>Programmet har ingen sådan repris; lägg först till en sådan källa.</translation>
    </message>
    <message>
        <source>Recordings are kept for 1 to {most} days, or with 0 for ever.</source>
        <translation>Inspelningar sparas i 1 till {most} dagar, eller med 0 för alltid.</translation>
    </message>
    <message>
        <source>Add {what}</source>
        <translation>Lägg till {what}</translation>
    </message>
    <message>
        <source>Change {what}</source>
        <translation>Ändra {what}</translation>
    </message>
    <message>
        <source>Remove {what}</source>
        <translation>Ta bort {what}</translation>
    </message>
    <message>
        <source>Move {what}</source>
        <translation>Flytta {what}</translation>
    </message>
    <message>
        <source>Go to {place}</source>
        <translation>Sänd till {place}</translation>
    </message>
    <message>
        <source>Find missing files</source>
        <translation>Sök saknade filer</translation>
    </message>
    <message>
        <source>Change the encoding</source>
        <translation>Byt kodning</translation>
    </message>
    <message>
        <source>Change how it is recorded</source>
        <translation>Ändra inspelningen</translation>
    </message>
    <message>
        <source>The screen {name} has gone; switch it on again.</source>
        <translation>Skärmen {name} har försvunnit; slå på den igen.</translation>
    </message>
    <message>
        <source>Give it in the first steps.</source>
        <translation>Ange den i de första stegen.</translation>
    </message>
    <message>
        <source>The line carries more than {rate} Mbit/s, an answer takes {ms} ms: enough for {lines}p at {fps} ({use}).</source>
        <translation>Linjen bär mer än {rate} Mbit/s, ett svar tar {ms} ms: räcker för {lines}p med {fps} bilder/s ({use}).</translation>
    </message>
    <message>
        <source>The line carries {rate} Mbit/s, an answer takes {ms} ms: enough for {lines}p at {fps} ({use}).</source>
        <translation>Linjen bär {rate} Mbit/s, ett svar tar {ms} ms: räcker för {lines}p med {fps} bilder/s ({use}).</translation>
    </message>
    <message>
        <source>The line carries {rate} Mbit/s, an answer takes {ms} ms: too little for any encoding.</source>
        <translation>Linjen bär {rate} Mbit/s, ett svar tar {ms} ms: för lite för någon kodning.</translation>
    </message>
    <message>
        <source>The line carries {rate} Mbit/s, an answer takes {ms} ms: too little for {lines}p at {fps} ({use}).</source>
        <translation>Linjen bär {rate} Mbit/s, ett svar tar {ms} ms: för lite för {lines}p med {fps} bilder/s ({use}).</translation>
    </message>
    <message>
        <source>Choose the encoding {use} in the check: it makes do with {needs} Mbit/s.</source>
        <translation>Välj kodningen {use} i kontrollen: den klarar sig med {needs} Mbit/s.</translation>
    </message>
    <message>
        <source>A show needs a scene; add another before removing this one.</source>
        <translation>En show behöver en scen; lägg till en annan innan du tar bort den här.</translation>
    </message>
    <message>
        <source>The show goes live in its event: do that under Event in the window, which brings the key.</source>
        <translation>Programmet sänds i sitt evenemang: gör det under Evenemang i fönstret, som hämtar nyckeln.</translation>
    </message>
    <message>
        <source>Your role in this event does not go live; ask an admin of your organisation for another.</source>
        <translation>Din roll i det här evenemanget går inte i sändning; be en administratör i din organisation om en annan.</translation>
    </message>
    <message>
        <source>Your role in this event does not rehearse; ask an admin of your organisation for another.</source>
        <translation>Din roll i det här evenemanget repeterar inte; be en administratör i din organisation om en annan.</translation>
    </message>
    <message>
        <source>Your role in this event does not switch scenes; ask an admin of your organisation for another.</source>
        <translation>Din roll i det här evenemanget byter inte scener; be en administratör i din organisation om en annan.</translation>
    </message>
    <message>
        <source>The show is live in {name}; leave the air first.</source>
        <translation>Programmet sänds i {name}; lämna sändningen först.</translation>
    </message>
    <message>
        <source>It has no &quot;{name}&quot; to set.</source>
        <translation>Den har ingen &quot;{name}&quot; att ställa in.</translation>
    </message>
    <message>
        <source>Its &quot;{name}&quot; cannot be set to {value}; see whether it is automatic.</source>
        <translation>Dess &quot;{name}&quot; kan inte ställas på {value}; se efter om den är automatisk.</translation>
    </message>
    <message>
        <source>A picture of this source cannot be converted; choose another format.</source>
        <translation>En bild från den här källan kan inte omvandlas; välj ett annat format.</translation>
    </message>
    <message>
        <source>There is no file {path}; correct the path in the show or put the file there.</source>
        <translation>Filen {path} finns inte; rätta sökvägen eller lägg filen där.</translation>
    </message>
    <message>
        <source>The sound of {path} cannot be decoded; convert it to AAC in MP4.</source>
        <translation>Ljudet i {path} kan inte avkodas; gör om det till AAC i MP4.</translation>
    </message>
    <message>
        <source>The picture {path} cannot be read; let this user read it.</source>
        <translation>Bilden {path} kan inte läsas; låt den här användaren läsa den.</translation>
    </message>
    <message>
        <source>The SVG cannot be drawn; open it in a browser to see what is wrong with it.</source>
        <translation>SVG-bilden kan inte ritas; öppna den i en webbläsare för att se vad som är fel.</translation>
    </message>
    <message>
        <source>Text cannot be drawn, as the typeface {family} is missing; set the studio up again.</source>
        <translation>Text kan inte ritas eftersom typsnittet {family} saknas; installera studion på nytt.</translation>
    </message>
    <message>
        <source>A source of the show hears what &quot;{name}&quot; plays, so it would feed back; choose other headphones, or another microphone.</source>
        <translation>En källa i programmet hör det som &quot;{name}&quot; spelar, så det skulle bli rundgång; välj andra hörlurar eller en annan mikrofon.</translation>
    </message>
    <message>
        <source>A feed begins with {kinds}; &quot;{scheme}&quot; is none of them.</source>
        <translation>En matning börjar med {kinds}; &quot;{scheme}&quot; är ingen av dem.</translation>
    </message>
    <message>
        <source>The feed&apos;s URL names no {what}; add it.</source>
        <translation>I matningens adress saknas {what}; lägg till det.</translation>
    </message>
    <message>
        <source>The feed&apos;s URL cannot be read; write it like rtsp://192.168.1.20:554/stream.</source>
        <translation>Matningens adress kan inte läsas; skriv den som rtsp://192.168.1.20:554/stream.</translation>
    </message>
    <message>
        <source>The certificate of {origin} is not to be trusted ({reason}); give the camera a valid one.</source>
        <translation>Certifikatet för {origin} går inte att lita på ({reason}); ge kameran ett giltigt.</translation>
    </message>
    <message>
        <source>A feed is reached by TLS 1.2 or later with a verified name, or not at all.</source>
        <translation>En matning nås med TLS 1.2 eller senare och ett verifierat namn, eller inte alls.</translation>
    </message>
    <message>
        <source>No picture comes from {origin}; see to the camera and its network.</source>
        <translation>Ingen bild kommer från {origin}; se till kameran och dess nätverk.</translation>
    </message>
    <message>
        <source>The feed asks for a kind of login that is not known; choose Digest on it.</source>
        <translation>Matningen kräver en okänd sorts inloggning; välj Digest på den.</translation>
    </message>
    <message>
        <source>Another program came to the relay of a feed; start the source again.</source>
        <translation>Ett annat program kom till matningens relä; starta källan på nytt.</translation>
    </message>
    <message>
        <source>This feed&apos;s reader failed; start the show again.</source>
        <translation>Läsaren för den här matningen havererade; starta programmet på nytt.</translation>
    </message>
    <message>
        <source>What comes to {origin} is no MPEG-TS with pictures; set its sender to that.</source>
        <translation>Det som kommer till {origin} är inte MPEG-TS med bild; ställ in sändaren på det.</translation>
    </message>
    <message>
        <source>No picture comes to {origin}; start its sender.</source>
        <translation>Ingen bild kommer till {origin}; starta sändaren.</translation>
    </message>
    <message>
        <source>A page of {path} cannot be drawn; export the slides again.</source>
        <translation>En sida i {path} kan inte ritas; exportera bilderna på nytt.</translation>
    </message>
    <message>
        <source>Page {page} of {path} is empty; leave it out.</source>
        <translation>Sida {page} i {path} är tom; ta bort den.</translation>
    </message>
    <message>
        <source>The screen gives no picture any more; see whether it is frozen.</source>
        <translation>Skärmen ger ingen bild längre; se efter om den har hängt sig.</translation>
    </message>
    <message>
        <source>There is no screen to show here; name a display in the show.</source>
        <translation>Här finns ingen skärm att visa; ange en display i programmet.</translation>
    </message>
    <message>
        <source>On this system the studio cannot tell windows apart yet, so it shows no screen unless you say that all of it may be seen: safety = &quot;all&quot;, and no window.</source>
        <translation>På det här systemet kan studion ännu inte skilja fönster åt, så den visar ingen skärm om du inte säger att allt får synas: safety = &quot;all&quot;, och inget fönster.</translation>
    </message>
    <message>
        <source>Wayland shows no program the screen; sign in to an X11 session to share it, or name an X display in the show.</source>
        <translation>Wayland visar inte skärmen för program; logga in i en X11-session för att dela den, eller ange en X-display i programmet.</translation>
    </message>
    <message>
        <source>The screen {name} does not open or its area lies outside; switch it on, or name another.</source>
        <translation>Skärmen {name} öppnas inte eller området ligger utanför; slå på den eller ange en annan.</translation>
    </message>
    <message>
        <source>The area lies outside the screen, which has {size} pixels; choose one inside.</source>
        <translation>Området ligger utanför skärmen, som har {size} bildpunkter; välj ett innanför.</translation>
    </message>
    <message>
        <source>The screen {name} does not open; switch it on, or name another.</source>
        <translation>Skärmen {name} öppnas inte; slå på den eller ange en annan.</translation>
    </message>
    <message>
        <source>PortAudio does not start; see whether the system&apos;s sound works at all.</source>
        <translation>PortAudio startar inte; se efter om systemets ljud alls fungerar.</translation>
    </message>
    <message>
        <source>There is no PortAudio on this system, so no microphone can be heard; install it (Debian: libportaudio2) and start the studio again.</source>
        <translation>PortAudio saknas på det här systemet, så ingen mikrofon kan höras; installera det (Debian: libportaudio2) och starta studion på nytt.</translation>
    </message>
    <message>
        <source>There is no graphic {path}; correct the path or put the file there.</source>
        <translation>Grafiken {path} finns inte; rätta sökvägen eller lägg filen där.</translation>
    </message>
    <message>
        <source>The graphic {path} is over {most} MB.</source>
        <translation>Grafiken {path} är över {most} MB.</translation>
    </message>
    <message>
        <source>The graphic {path} cannot be read; save it as SVG in UTF-8.</source>
        <translation>Grafiken {path} kan inte läsas; spara den som SVG i UTF-8.</translation>
    </message>
    <message>
        <source>The graphic cannot be drawn here; make it simpler, or save it as PNG.</source>
        <translation>Grafiken kan inte ritas här; gör den enklare eller spara den som PNG.</translation>
    </message>
    <message>
        <source>No process can be begun that draws; end other programs.</source>
        <translation>Ingen process som ritar kan startas; stäng andra program.</translation>
    </message>
    <message>
        <source>The screen {name} does not answer; switch it on, or name another.</source>
        <translation>Skärmen {name} svarar inte; slå på den eller ange en annan.</translation>
    </message>
    <message>
        <source>The area lies outside of the screen {name}; give one that lies on it.</source>
        <translation>Området ligger utanför skärmen {name}; ange ett som ligger på den.</translation>
    </message>
    <message>
        <source>The screen {name} has {depth} bits a pixel; set it to 24.</source>
        <translation>Skärmen {name} har {depth} bitar per bildpunkt; ställ in den på 24.</translation>
    </message>
    <message>
        <source>None of the windows that may be seen is open ({names}); open one of them.</source>
        <translation>Inget av de fönster som får synas är öppet ({names}); öppna ett av dem.</translation>
    </message>
    <message>
        <source>The window &quot;{window}&quot; is closed or minimised; open it, and it is back here.</source>
        <translation>Fönstret &quot;{window}&quot; är stängt eller minimerat; öppna det, så är det tillbaka här.</translation>
    </message>
    <message>
        <source>The stream key is empty; copy it from where the ingest was set up.</source>
        <translation>Strömnyckeln är tom; kopiera den därifrån mottagaren skapades.</translation>
    </message>
    <message>
        <source>The show is on air or recorded; leave the air and stop recording first.</source>
        <translation>Programmet sänds eller spelas in; avsluta först sändningen och inspelningen.</translation>
    </message>
    <message>
        <source>A mix takes at most {most} s.</source>
        <translation>En mixning tar högst {most} s.</translation>
    </message>
    <message>
        <source>There are no slides &quot;{name}&quot;.</source>
        <translation>Bilderna &quot;{name}&quot; finns inte.</translation>
    </message>
    <message>
        <source>There is no scene &quot;{name}&quot;; the show has {names}.</source>
        <translation>Scenen &quot;{name}&quot; finns inte; programmet har {names}.</translation>
    </message>
    <message>
        <source>There is no source &quot;{name}&quot;; the show has {names}.</source>
        <translation>Källan &quot;{name}&quot; finns inte; programmet har {names}.</translation>
    </message>
    <message>
        <source>There is no destination &quot;{name}&quot;; the show has {names}.</source>
        <translation>Destinationen &quot;{name}&quot; finns inte; programmet har {names}.</translation>
    </message>
    <message>
        <source>There is no camera &quot;{name}&quot; in the show; name one that is.</source>
        <translation>Det finns ingen kamera &quot;{name}&quot; i programmet; ange en som finns.</translation>
    </message>
    <message>
        <source>There is no stream key for {name}; give it in the window, or name one with --key-from {option} when starting the studio.</source>
        <translation>Det finns ingen strömnyckel för {name}; ge den i fönstret, eller ange en med --key-from {option} när studion startas.</translation>
    </message>
    <message>
        <source>There is no stream key; give it under First steps in the window, or name one with --key-from when starting the studio.</source>
        <translation>Det finns ingen strömnyckel; ge den under Första stegen i fönstret, eller ange en med --key-from när studion startas.</translation>
    </message>
    <message>
        <source>The show is sent to {name}; leave it first.</source>
        <translation>Programmet sänds till {name}; lämna det först.</translation>
    </message>
    <message>
        <source>The show goes to {most} destinations at most; leave one first.</source>
        <translation>Programmet sänds till högst {most} destinationer; lämna en först.</translation>
    </message>
    <message>
        <source>The show is not sent to {name}.</source>
        <translation>Programmet sänds inte till {name}.</translation>
    </message>
    <message>
        <source>The show is not live.</source>
        <translation>Programmet sänds inte.</translation>
    </message>
    <message>
        <source>A line by WHIP cannot be measured; try it with a rehearsal.</source>
        <translation>En linje med WHIP kan inte mätas; prova den med en repetition.</translation>
    </message>
    <message>
        <source>The show names no destination; add a [[destination]] to it, or start the studio with --live URL.</source>
        <translation>Programmet anger ingen destination; lägg till en [[destination]], eller starta studion med --live URL.</translation>
    </message>
    <message>
        <source>There are no pictures of &quot;{name}&quot;.</source>
        <translation>Det finns inga bilder av &quot;{name}&quot;.</translation>
    </message>
    <message>
        <source>Devices are being looked for already; wait for it.</source>
        <translation>Enheter söks redan; vänta.</translation>
    </message>
    <message>
        <source>A check is being made already; wait for it.</source>
        <translation>En kontroll pågår redan; vänta.</translation>
    </message>
    <message>
        <source>The disk is too slow to save now; try again in a moment.</source>
        <translation>Disken är för långsam för att spara nu; försök igen om en stund.</translation>
    </message>
    <message>
        <source>The studio is still ending and beginning what was asked for before; try again in a moment.</source>
        <translation>Studion avslutar och börjar fortfarande det som begärdes tidigare; försök igen om en stund.</translation>
    </message>
    <message>
        <source>Headphones go from {least} dB, silence, to +{most} dB.</source>
        <translation>Hörlurar går från {least} dB, tystnad, till +{most} dB.</translation>
    </message>
    <message>
        <source>More than {most} feeds are watched; close a window.</source>
        <translation>Fler än {most} bilder visas; stäng ett fönster.</translation>
    </message>
    <message>
        <source>There is no room for pictures in {folder} ({reason}); make some.</source>
        <translation>Det finns ingen plats för bilder i {folder} ({reason}); gör plats.</translation>
    </message>
    <message>
        <source>There is no sound of &quot;{name}&quot;.</source>
        <translation>Det finns inget ljud från &quot;{name}&quot;.</translation>
    </message>
    <message>
        <source>A fader goes from {least} dB, which is silence, to +{most} dB.</source>
        <translation>En regel går från {least} dB, som är tystnad, till +{most} dB.</translation>
    </message>
    <message>
        <source>A delay goes from 0 to {most} ms.</source>
        <translation>En fördröjning går från 0 till {most} ms.</translation>
    </message>
    <message>
        <source>There is no {label} encoder in this build of PyAV; install the one that the studio&apos;s lock file names.</source>
        <translation>Det finns ingen {label}-kodare i det här bygget av PyAV; installera det som studions låsfil anger.</translation>
    </message>
    <message>
        <source>There is no {codec} encoder: this build of PyAV lacks {label}; install the one that the studio&apos;s lock file names.</source>
        <translation>Det finns ingen {codec}-kodare: det här bygget av PyAV saknar {label}; installera det som studions låsfil anger.</translation>
    </message>
    <message>
        <source>x264 encodes since the engine was lost.</source>
        <translation>x264 kodar sedan motorn förlorades.</translation>
    </message>
    <message>
        <source>{encoder} has proved itself: {ms} ms a picture.</source>
        <translation>{encoder} har visat vad den kan: {ms} ms per bild.</translation>
    </message>
    <message>
        <source>There is no encoder on a device; x264 encodes.</source>
        <translation>Det finns ingen kodare på en enhet; x264 kodar.</translation>
    </message>
    <message>
        <source>{encoder} does not open ({reason}); x264 encodes.</source>
        <translation>{encoder} öppnas inte ({reason}); x264 kodar.</translation>
    </message>
    <message>
        <source>{encoder} {why}; x264 encodes.</source>
        <translation>{encoder} duger inte ({why}); x264 kodar.</translation>
    </message>
    <message>
        <source>The ingest does not answer.</source>
        <translation>Mottagaren svarar inte.</translation>
    </message>
    <message>
        <source>The ingest refused at {step} with {reason}.</source>
        <translation>Mottagaren vägrade vid {step} med {reason}.</translation>
    </message>
    <message>
        <source>The ingest takes no {codec}.</source>
        <translation>Mottagaren tar inte emot {codec}.</translation>
    </message>
    <message>
        <source>The ingest sends the studio elsewhere.</source>
        <translation>Mottagaren skickar studion någon annanstans.</translation>
    </message>
    <message>
        <source>The certificate of {host} has another key than the pin says; nothing was sent. Ask whoever runs it whether its key was changed, and change the pin if so.</source>
        <translation>Certifikatet för {host} har en annan nyckel än fästningen säger; ingenting skickades. Fråga den som driver den om nyckeln har bytts, och ändra i så fall fästningen.</translation>
    </message>
    <message>
        <source>The certificate of {host} is verified but not the one that was pinned; nothing was sent. Ask whoever runs it, or correct the pin.</source>
        <translation>Certifikatet för {host} är verifierat men inte det som fästes; ingenting skickades. Fråga den som driver den, eller rätta fästningen.</translation>
    </message>
    <message>
        <source>The certificate of {host} is for another name; check the host.</source>
        <translation>Certifikatet för {host} gäller ett annat namn; kontrollera värden.</translation>
    </message>
    <message>
        <source>The encrypted connection to {host} broke; connecting again.</source>
        <translation>Den krypterade anslutningen till {host} bröts; ansluter på nytt.</translation>
    </message>
    <message>
        <source>The connection to {address} failed; check the network.</source>
        <translation>Anslutningen till {address} misslyckades; kontrollera nätverket.</translation>
    </message>
    <message>
        <source>The certificate of {host} is self-signed; have its authority installed here.</source>
        <translation>Certifikatet för {host} är självsignerat; låt installera dess utfärdare här.</translation>
    </message>
    <message>
        <source>The host {host} is not found; check its name and the network.</source>
        <translation>Värden {host} hittas inte; kontrollera namnet och nätverket.</translation>
    </message>
    <message>
        <source>The certificate of {host} has expired; whoever runs it must renew it.</source>
        <translation>Certifikatet för {host} har gått ut; den som driver den måste förnya det.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid yet; check the clock of this machine.</source>
        <translation>Certifikatet för {host} gäller inte ännu; kontrollera klockan på den här datorn.</translation>
    </message>
    <message>
        <source>The certificate of {host} is from no known authority; nothing was sent.</source>
        <translation>Certifikatet för {host} är från ingen känd utfärdare; ingenting skickades.</translation>
    </message>
    <message>
        <source>The ingest ended the connection.</source>
        <translation>Mottagaren avslutade anslutningen.</translation>
    </message>
    <message>
        <source>Publishing ended by a fault of the studio&apos;s own ({kind}).</source>
        <translation>Sändningen slutade genom ett fel i studion ({kind}).</translation>
    </message>
    <message>
        <source>The stream key is empty, or holds characters that no stream key has.</source>
        <translation>Strömnyckeln är tom eller har tecken som ingen strömnyckel har.</translation>
    </message>
    <message>
        <source>The stream key is longer than any stream key is.</source>
        <translation>Strömnyckeln är längre än någon strömnyckel är.</translation>
    </message>
    <message>
        <source>The certificate&apos;s key is not the one that was agreed on.</source>
        <translation>Certifikatets nyckel är inte den som avtalats.</translation>
    </message>
    <message>
        <source>The ingest takes nothing any more.</source>
        <translation>Mottagaren tar inte emot något längre.</translation>
    </message>
    <message>
        <source>An ingest is spoken to by TLS 1.2 or newer with a verified name, or not at all.</source>
        <translation>En mottagare nås med TLS 1.2 eller nyare och ett verifierat namn, eller inte alls.</translation>
    </message>
    <message>
        <source>The encoder names no H.264 profile, so WHIP cannot offer its pictures.</source>
        <translation>Kodaren anger ingen H.264-profil, så WHIP kan inte erbjuda dess bilder.</translation>
    </message>
    <message>
        <source>The server answered with an address that is none.</source>
        <translation>Servern svarade med en adress som inte är någon.</translation>
    </message>
    <message>
        <source>The process that publishes by WHIP has ended; starting it again.</source>
        <translation>Processen som sänder med WHIP har slutat; den startas på nytt.</translation>
    </message>
    <message>
        <source>WHIP is sent H.264 and Opus; leave codec and audio out.</source>
        <translation>Med WHIP sänds H.264 och Opus; utelämna codec och audio.</translation>
    </message>
    <message>
        <source>There is no show file {path}; name one that exists.</source>
        <translation>Programfilen {path} finns inte; ange en som finns.</translation>
    </message>
    <message>
        <source>The show file {path} cannot be read as UTF-8 text.</source>
        <translation>Programfilen {path} kan inte läsas som UTF-8-text.</translation>
    </message>
    <message>
        <source>There is no folder {folder}; name it from the root.</source>
        <translation>Mappen {folder} finns inte; ange den från roten.</translation>
    </message>
    <message>
        <source>None of {names} is in {folder} or below it; name another folder.</source>
        <translation>Ingen av {names} finns i {folder} eller därunder; ange en annan mapp.</translation>
    </message>
    <message>
        <source>The show cannot be saved as {path} ({reason}); save it elsewhere.</source>
        <translation>Programmet kan inte sparas som {path} ({reason}); spara det någon annanstans.</translation>
    </message>
    <message>
        <source>The endpoint&apos;s answer names no address that media could go to by UDP.</source>
        <translation>I slutpunktens svar finns ingen adress som media kan gå till med UDP.</translation>
    </message>
    <message>
        <source>The endpoint takes no {what} as they were offered; ask whoever runs it.</source>
        <translation>Slutpunkten tar inte emot {what} som de erbjöds; fråga den som driver den.</translation>
    </message>
    <message>
        <source>The endpoint takes no {what}; ask whoever runs it.</source>
        <translation>Slutpunkten tar inte emot {what}; fråga den som driver den.</translation>
    </message>
    <message>
        <source>The endpoint&apos;s answer names no way for the media; ask whoever runs it.</source>
        <translation>Slutpunktens svar anger ingen väg för media; fråga den som driver den.</translation>
    </message>
    <message>
        <source>The endpoint&apos;s answer names a certificate that is none; ask whoever runs it.</source>
        <translation>Slutpunktens svar anger ett certifikat som inte är något; fråga den som driver den.</translation>
    </message>
    <message>
        <source>The endpoint&apos;s answer leaves open how to encrypt; ask whoever runs it.</source>
        <translation>Slutpunktens svar lämnar öppet hur det ska krypteras; fråga den som driver den.</translation>
    </message>
    <message>
        <source>The endpoint&apos;s answer cannot be read; ask whoever runs it.</source>
        <translation>Slutpunktens svar kan inte läsas; fråga den som driver den.</translation>
    </message>
    <message>
        <source>Whether {host} may be reached is not answered; trying again.</source>
        <translation>Om {host} får nås besvaras inte; försöker igen.</translation>
    </message>
    <message>
        <source>The receiver is not reached by UDP; check the firewall.</source>
        <translation>Mottagaren nås inte med UDP; kontrollera brandväggen.</translation>
    </message>
    <message>
        <source>The receiver&apos;s encryption is not the one that it announced; trying again.</source>
        <translation>Mottagarens kryptering är inte den som den angav; försöker igen.</translation>
    </message>
    <message>
        <source>The receiver ended the publication; connecting again.</source>
        <translation>Mottagaren avslutade sändningen; ansluter på nytt.</translation>
    </message>
    <message>
        <source>The way to the receiver broke; connecting again.</source>
        <translation>Vägen till mottagaren bröts; ansluter på nytt.</translation>
    </message>
    <message>
        <source>There is nothing to publish with; please report this.</source>
        <translation>Det finns inget att sända med; rapportera gärna detta.</translation>
    </message>
    <message>
        <source>Nothing comes back from the receiver any more; connecting again.</source>
        <translation>Ingenting kommer tillbaka från mottagaren längre; ansluter på nytt.</translation>
    </message>
    <message>
        <source>The receiver gets nothing of what is sent any more; connecting again.</source>
        <translation>Mottagaren får inte längre något av det som sänds; ansluter på nytt.</translation>
    </message>
    <message>
        <source>The backend does not answer ({why}); try again later.</source>
        <translation>Bakänden svarar inte ({why}); försök senare.</translation>
    </message>
    <message>
        <source>The backend answers with something else than it should; update it.</source>
        <translation>Bakänden svarar något annat än den borde; uppdatera den.</translation>
    </message>
    <message>
        <source>The upload was ended; what came is kept, and it goes on from there.</source>
        <translation>Uppladdningen avbröts; det som kommit fram är kvar, och den fortsätter därifrån.</translation>
    </message>
    <message>
        <source>The backend does not say how far an upload has come; update it.</source>
        <translation>Bakänden säger inte hur långt en uppladdning kommit; uppdatera den.</translation>
    </message>
    <message>
        <source>What is uploaded became shorter meanwhile; begin again.</source>
        <translation>Det som laddas upp blev kortare under tiden; börja om.</translation>
    </message>
    <message>
        <source>The backend refuses ({status}).</source>
        <translation>Bakänden vägrar ({status}).</translation>
    </message>
    <message>
        <source>A chapter&apos;s title has at most {most} characters.</source>
        <translation>En kapitelrubrik har högst {most} tecken.</translation>
    </message>
    <message>
        <source>A recording is in escrow with {most} keys at most; name fewer.</source>
        <translation>En inspelning deponeras med högst {most} nycklar; ange färre.</translation>
    </message>
    <message>
        <source>{folder} is no whole path; give that of a folder.</source>
        <translation>{folder} är ingen hel sökväg; ange en mapps hela sökväg.</translation>
    </message>
    <message>
        <source>It is the first folder; name one on another disk.</source>
        <translation>Det är den första mappen; ange en på en annan disk.</translation>
    </message>
    <message>
        <source>A brace is not closed; write {show}, {date}, {time}, {part} or {track}.</source>
        <translation>En klammer är inte stängd; skriv {show}, {date}, {time}, {part} eller {track}.</translation>
    </message>
    <message>
        <source>There is no {field} for a recording&apos;s name; use {known}.</source>
        <translation>Det finns inget {field} för en inspelnings namn; använd {known}.</translation>
    </message>
    <message>
        <source>Not every disk takes {wrong} in a name; use letters, digits, spaces and _.-().</source>
        <translation>Inte alla diskar tillåter {wrong} i ett namn; använd bokstäver, siffror, mellanslag och _.-().</translation>
    </message>
    <message>
        <source>Keep what stands between the fields to {most} characters.</source>
        <translation>Håll det som står mellan fälten till {most} tecken.</translation>
    </message>
    <message>
        <source>A recording&apos;s name begins and ends with a letter, a digit or a field.</source>
        <translation>En inspelnings namn börjar och slutar med en bokstav, en siffra eller ett fält.</translation>
    </message>
    <message>
        <source>{place} holds a key to which nothing can be sealed; make a pair with: {command}.</source>
        <translation>{place} innehåller en nyckel som inget kan förseglas till; gör ett par med: {command}.</translation>
    </message>
    <message>
        <source>A replay runs at {slowest} to {fastest} times its speed.</source>
        <translation>En repris spelas i {slowest} till {fastest} gånger sin hastighet.</translation>
    </message>
    <message>
        <source>Replays are still being saved; wait a moment.</source>
        <translation>Repriser sparas fortfarande; vänta en stund.</translation>
    </message>
    <message>
        <source>{name} is being recorded, or in the trash; upload it when it is neither.</source>
        <translation>{name} spelas in eller ligger i papperskorgen; ladda upp den när den inte gör något av det.</translation>
    </message>
    <message>
        <source>The backend cannot be asked in your name now; look under Event.</source>
        <translation>Servern kan inte tillfrågas i ditt namn nu; titta under Evenemang.</translation>
    </message>
    <message>
        <source>The other service did not let you in; sign in again, or by password.</source>
        <translation>Den andra tjänsten släppte inte in dig; logga in igen eller med lösenord.</translation>
    </message>
    <message>
        <source>Signing in was given up.</source>
        <translation>Inloggningen avbröts.</translation>
    </message>
    <message>
        <source>Nobody came back from the browser; sign in again.</source>
        <translation>Ingen kom tillbaka från webbläsaren; logga in igen.</translation>
    </message>
    <message>
        <source>Nobody is signed in yet; sign in first, or wait a moment.</source>
        <translation>Ingen är inloggad än; logga in först eller vänta en stund.</translation>
    </message>
    <message>
        <source>There is no such event any more; choose another one.</source>
        <translation>Det evenemanget finns inte längre; välj ett annat.</translation>
    </message>
    <message>
        <source>No event is chosen; choose one first.</source>
        <translation>Inget evenemang är valt; välj ett först.</translation>
    </message>
    <message>
        <source>Your session has ended; sign in again.</source>
        <translation>Din session har avslutats; logga in igen.</translation>
    </message>
    <message>
        <source>No code is asked for now; sign in first.</source>
        <translation>Ingen kod efterfrågas nu; logga in först.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Ingen är inloggad.</translation>
    </message>
    <message>
        <source>The show is live in the event already; leave the air first.</source>
        <translation>Programmet sänds redan i evenemanget; lämna sändningen först.</translation>
    </message>
    <message>
        <source>The account cannot be kept in {folder}; make room there, or sign in again at the next start.</source>
        <translation>Kontot kan inte sparas i {folder}; gör plats där eller logga in igen vid nästa start.</translation>
    </message>
    <message>
        <source>The studio is still asking the backend; try again in a moment.</source>
        <translation>Studion frågar fortfarande tjänsten; försök igen om en stund.</translation>
    </message>
    <message>
        <source>Your role does not go live; ask an admin of your organisation for another, or somebody else to go live.</source>
        <translation>Din roll går inte i sändning; be en administratör i din organisation om en annan, eller någon annan att gå i sändning.</translation>
    </message>
    <message>
        <source>The event is under an embargo until later; rehearse until then.</source>
        <translation>Evenemanget har embargo till senare; repetera tills dess.</translation>
    </message>
    <message>
        <source>The event goes live with a second person&apos;s go; ask for it.</source>
        <translation>Evenemanget går i sändning med en andra persons klartecken; be om det.</translation>
    </message>
    <message>
        <source>The event waits for a second person&apos;s go.</source>
        <translation>Evenemanget väntar på en andra persons klartecken.</translation>
    </message>
    <message>
        <source>The backend does not answer ({why}); look at the network and try again.</source>
        <translation>Tjänsten svarar inte ({why}); se över nätverket och försök igen.</translation>
    </message>
    <message>
        <source>The backend speaks another version&apos;s language; update the studio.</source>
        <translation>Tjänsten talar en annan versions språk; uppdatera studion.</translation>
    </message>
    <message>
        <source>The engine is being brought back.</source>
        <translation>Motorn startas om.</translation>
    </message>
    <message>
        <source>This is not the right address or password; ask for a new one if need be.</source>
        <translation>Det är inte rätt adress eller lösenord; be om ett nytt vid behov.</translation>
    </message>
    <message>
        <source>This code is wrong, too old or used; take the next one that is shown.</source>
        <translation>Koden är fel, för gammal eller använd; ta nästa som visas.</translation>
    </message>
    <message>
        <source>Nobody here signs in by this account yet: sign in with your password and link it, or accept an invitation by it.</source>
        <translation>Ingen loggar ännu in här med det kontot: logga in med lösenord och koppla det, eller acceptera en inbjudan med det.</translation>
    </message>
    <message>
        <source>Who asks for a go does not give it; another person does.</source>
        <translation>Den som ber om klartecken ger det inte; det gör en annan person.</translation>
    </message>
    <message>
        <source>No ingest server in the EU answers now, and the event stays in the EU; try again in a moment.</source>
        <translation>Ingen mottagare i EU svarar nu, och evenemanget stannar i EU; försök igen om en stund.</translation>
    </message>
    <message>
        <source>No ingest server in the US answers now, and the event stays in the US; try again in a moment.</source>
        <translation>Ingen mottagare i USA svarar nu, och evenemanget stannar i USA; försök igen om en stund.</translation>
    </message>
    <message>
        <source>The customer demands that everything stays in the EU.</source>
        <translation>Kunden kräver att allt stannar i EU.</translation>
    </message>
    <message>
        <source>A customer in the EU keeps everything in the EU unless they said otherwise.</source>
        <translation>En kund i EU behåller allt i EU om de inte har sagt något annat.</translation>
    </message>
    <message>
        <source>Where the customer is at home is not known, so everything stays in the EU.</source>
        <translation>Var kunden hör hemma är inte känt, så allt stannar i EU.</translation>
    </message>
    <message>
        <source>The stream comes from the US and stays there.</source>
        <translation>Sändningen kommer från USA och stannar där.</translation>
    </message>
    <message>
        <source>The stream comes from the EU and stays there.</source>
        <translation>Sändningen kommer från EU och stannar där.</translation>
    </message>
    <message>
        <source>Where the stream comes from is not known, so it stays in the EU.</source>
        <translation>Varifrån sändningen kommer är inte känt, så den stannar i EU.</translation>
    </message>
    <message>
        <source>A backend on another machine is reached by https:// alone; write it as https://host.</source>
        <translation>En tjänst på en annan dator nås bara med https://; skriv den som https://värd.</translation>
    </message>
    <message>
        <source>The backend&apos;s address is more or less than a host; write it as https://host.</source>
        <translation>Tjänstens adress är mer eller mindre än en värd; skriv den som https://värd.</translation>
    </message>
    <message>
        <source>The backend&apos;s address is no URL; write it as https://host.</source>
        <translation>Tjänstens adress är ingen URL; skriv den som https://värd.</translation>
    </message>
    <message>
        <source>An event has a name of one line, at most {most} characters long.</source>
        <translation>Ett evenemang har ett namn på en rad, högst {most} tecken långt.</translation>
    </message>
    <message>
        <source>An event ends after it begins.</source>
        <translation>Ett evenemang slutar efter att det har börjat.</translation>
    </message>
    <message>
        <source>An event lasts 31 days at most; make one for each part.</source>
        <translation>Ett evenemang varar högst 31 dagar; skapa ett för varje del.</translation>
    </message>
    <message>
        <source>An embargo ends before the event does.</source>
        <translation>Ett embargo slutar före evenemanget.</translation>
    </message>
    <message>
        <source>Nobody asks for a go, or it was given already.</source>
        <translation>Ingen ber om klartecken, eller så är det redan givet.</translation>
    </message>
    <message>
        <source>The event needs no go, or has one already.</source>
        <translation>Evenemanget behöver inget klartecken, eller har redan ett.</translation>
    </message>
    <message>
        <source>There is no such key, or it has ended; ask for another one.</source>
        <translation>Det finns ingen sådan nyckel, eller så har den upphört; be om en ny.</translation>
    </message>
    <message>
        <source>There is no such event.</source>
        <translation>Det finns inget sådant evenemang.</translation>
    </message>
    <message>
        <source>The event was changed meanwhile (revision {revision}); look at it again and repeat what you did.</source>
        <translation>Evenemanget ändrades under tiden (version {revision}); titta på det igen och gör om det du gjorde.</translation>
    </message>
    <message>
        <source>The event was changed meanwhile; look at it again before deleting it.</source>
        <translation>Evenemanget ändrades under tiden; titta på det igen innan du tar bort det.</translation>
    </message>
    <message>
        <source>It is not deleted; look for it among the others.</source>
        <translation>Det är inte borttaget; leta efter det bland de andra.</translation>
    </message>
    <message>
        <source>It was deleted over a month ago, so it is being erased and cannot be had back.</source>
        <translation>Det togs bort för mer än en månad sedan, så det raderas och kan inte återställas.</translation>
    </message>
    <message>
        <source>There is nothing of this name that was deleted; look at the list again.</source>
        <translation>Inget med det namnet har tagits bort; titta på listan igen.</translation>
    </message>
    <message>
        <source>There is no such person any more.</source>
        <translation>Det finns ingen sådan person längre.</translation>
    </message>
    <message>
        <source>This was used already, or is too old; begin again, or ask for a new letter.</source>
        <translation>Det här är redan använt eller för gammalt; börja om eller be om ett nytt brev.</translation>
    </message>
    <message>
        <source>Sign in first: nobody is signed in with this token any more.</source>
        <translation>Logga in först: ingen är längre inloggad med den här nyckeln.</translation>
    </message>
    <message>
        <source>There is no such session, or it has ended already.</source>
        <translation>Det finns ingen sådan session, eller så har den redan avslutats.</translation>
    </message>
    <message>
        <source>No organisation lists you any more; ask an admin of yours to invite you.</source>
        <translation>Ingen organisation har dig längre på sin lista; be en administratör hos din att bjuda in dig.</translation>
    </message>
    <message>
        <source>Your account is blocked until {time} UTC: {reason} Ask an admin of your organisation.</source>
        <translation>Ditt konto är spärrat till {time} UTC: {reason} Fråga en administratör i din organisation.</translation>
    </message>
    <message>
        <source>Too many people sign in at this moment; try again in a few seconds.</source>
        <translation>För många loggar in just nu; försök igen om några sekunder.</translation>
    </message>
    <message>
        <source>There is no such issuer here; choose one of those that are listed.</source>
        <translation>Det finns ingen sådan inloggningstjänst här; välj en av dem i listan.</translation>
    </message>
    <message>
        <source>This attempt was used already, or is too old; begin anew.</source>
        <translation>Det här försöket är redan använt eller för gammalt; börja om.</translation>
    </message>
    <message>
        <source>Something that was entered is not as it should be; look at it and try again.</source>
        <translation>Något som angavs är inte som det ska; kontrollera det och försök igen.</translation>
    </message>
    <message>
        <source>The backend cannot do it now; try again in a moment.</source>
        <translation>Tjänsten kan inte göra det nu; försök igen om en stund.</translation>
    </message>
    <message>
        <source>The backend cannot do it; tell an admin of your organisation.</source>
        <translation>Tjänsten kan inte göra det; meddela en administratör i din organisation.</translation>
    </message>
    <message>
        <source>This was tried too often; wait a while, then try again.</source>
        <translation>Det här har försökts för ofta; vänta ett tag och försök sedan igen.</translation>
    </message>
    <message>
        <source>You were not let in; look at what you entered and try again.</source>
        <translation>Du släpptes inte in; kontrollera vad du angav och försök igen.</translation>
    </message>
    <message>
        <source>That did not prove that it is you; look at what you entered and try again.</source>
        <translation>Det bevisade inte att det är du; kontrollera vad du angav och försök igen.</translation>
    </message>
    <message>
        <source>This password will not do; choose a longer one that is not so well known.</source>
        <translation>Det här lösenordet duger inte; välj ett längre som inte är så känt.</translation>
    </message>
    <message>
        <source>This was used already, or is too old; begin again.</source>
        <translation>Det här är redan använt eller för gammalt; börja om.</translation>
    </message>
    <message>
        <source>Your account is blocked for a time; ask an admin of your organisation.</source>
        <translation>Ditt konto är spärrat en tid; fråga en administratör i din organisation.</translation>
    </message>
    <message>
        <source>Your role may not do this; ask an admin of your organisation for another role, or to do it.</source>
        <translation>Din roll får inte göra detta; be en administratör i din organisation om en annan roll, eller att göra det.</translation>
    </message>
    <message>
        <source>An organisation keeps one admin; make somebody else one first.</source>
        <translation>En organisation har alltid en administratör; gör först någon annan till administratör.</translation>
    </message>
    <message>
        <source>There is no such thing any more; look again.</source>
        <translation>Det finns inte längre; titta igen.</translation>
    </message>
    <message>
        <source>It was changed meanwhile; look at it again and repeat what you did.</source>
        <translation>Det ändrades under tiden; titta på det igen och gör om det du gjorde.</translation>
    </message>
    <message>
        <source>Daily does not answer as it should; talkback is away until it does.</source>
        <translation>Daily svarar inte som det ska; talkback är borta tills det gör det.</translation>
    </message>
    <message>
        <source>The other service does not answer as it should; sign in another way.</source>
        <translation>Den andra tjänsten svarar inte som den ska; logga in på ett annat sätt.</translation>
    </message>
    <message>
        <source>Sign in again to be in this call.</source>
        <translation>Logga in igen för att vara med i samtalet.</translation>
    </message>
    <message>
        <source>The connection to the call was lost; it is made again.</source>
        <translation>Anslutningen till samtalet bröts; den upprättas igen.</translation>
    </message>
    <message>
        <source>The backend tells something else than it should ({what}).</source>
        <translation>Servern svarar något annat än den borde ({what}).</translation>
    </message>
    <message>
        <source>You may not be in this event&apos;s call; ask an admin of your organisation.</source>
        <translation>Du får inte vara med i detta evenemangs samtal; fråga en administratör i din organisation.</translation>
    </message>
    <message>
        <source>There is no such event any more.</source>
        <translation>Evenemanget finns inte längre.</translation>
    </message>
    <message>
        <source>The backend answers with {status}; it is tried on.</source>
        <translation>Servern svarar {status}; försöken fortsätter.</translation>
    </message>
    <message>
        <source>Your session was ended; sign in again.</source>
        <translation>Din session avslutades; logga in igen.</translation>
    </message>
    <message>
        <source>The connection to the call was lost before it was answered; try again.</source>
        <translation>Anslutningen bröts innan svar kom; försök igen.</translation>
    </message>
    <message>
        <source>There is no connection to the call now; it is made again by itself.</source>
        <translation>Det finns ingen anslutning till samtalet nu; den upprättas av sig själv.</translation>
    </message>
    <message>
        <source>There is no line &quot;{line}&quot; in this call.</source>
        <translation>Det finns ingen linje ”{line}” i samtalet.</translation>
    </message>
    <message>
        <source>This line is not open to you now; ask a producer to open it.</source>
        <translation>Linjen är inte öppen för dig nu; be en producent öppna den.</translation>
    </message>
    <message>
        <source>You are in no call; choose an event first.</source>
        <translation>Du är inte i något samtal; välj ett evenemang först.</translation>
    </message>
    <message>
        <source>Keys are heard behind other windows on X11 alone; here they work in this window.</source>
        <translation>Tangenter hörs bakom andra fönster bara i X11; här verkar de i det här fönstret.</translation>
    </message>
    <message>
        <source>The key {key} is not heard behind other windows; choose an F key.</source>
        <translation>Tangenten {key} hörs inte bakom andra fönster; välj en F-tangent.</translation>
    </message>
    <message>
        <source>Another program hears the key {key} already; choose another one under Keys.</source>
        <translation>Ett annat program lyssnar redan på tangenten {key}; välj en annan under Tangenter.</translation>
    </message>
    <message>
        <source>A talk key went up, as this window stood still for a moment; press it again.</source>
        <translation>En taltangent släpptes, eftersom det här fönstret stod stilla ett ögonblick; tryck på den igen.</translation>
    </message>
    <message>
        <source>A talk key went up, as its line was closed to you, or who it leads to has left; see who is there.</source>
        <translation>En taltangent släpptes, eftersom dess linje stängdes för dig eller den som den leder till har gått; se efter vilka som är där.</translation>
    </message>
    <message>
        <source>A talk key went up, as it was down for ten minutes; press it again.</source>
        <translation>En taltangent släpptes, eftersom den hade varit nere i tio minuter; tryck på den igen.</translation>
    </message>
    <message>
        <source>The system&apos;s sound library does not let go of a device; the talk link begins anew by itself.</source>
        <translation>Systemets ljudbibliotek släpper inte en enhet; talkbacklänken startas om av sig själv.</translation>
    </message>
    <message>
        <source>Echo cancellation does not work here; switch it off, and use headphones.</source>
        <translation>Ekoborttagning fungerar inte här; stäng av den och använd hörlurar.</translation>
    </message>
    <message>
        <source>Echo cancellation failed; switch it off, and use headphones.</source>
        <translation>Ekoborttagningen misslyckades; stäng av den och använd hörlurar.</translation>
    </message>
    <message>
        <source>The voice cannot be coded; choose another microphone.</source>
        <translation>Rösten kan inte kodas; välj en annan mikrofon.</translation>
    </message>
    <message>
        <source>No sound comes from there, although a key is down.</source>
        <translation>Inget ljud kommer därifrån, fastän en tangent är nere.</translation>
    </message>
    <message>
        <source>A signal goes to somebody else.</source>
        <translation>En signal ges till någon annan.</translation>
    </message>
    <message>
        <source>There is no station {station} in the call.</source>
        <translation>Det finns ingen station {station} i samtalet.</translation>
    </message>
    <message>
        <source>A presenter gives no cues and writes on nobody&apos;s screen; call a producer.</source>
        <translation>En presentatör ger inga signaler och skriver inte på någons skärm; anropa en producent.</translation>
    </message>
    <message>
        <source>Nobody listens to the line {line} whom you may signal.</source>
        <translation>Ingen som du får ge signal lyssnar på linjen {line}.</translation>
    </message>
    <message>
        <source>The line {line} is not open to you; ask a producer to open it.</source>
        <translation>Linjen {line} är inte öppen för dig; be en producent öppna den.</translation>
    </message>
    <message>
        <source>A presenter calls the crew, and no other presenter.</source>
        <translation>En presentatör anropar teamet, inte en annan presentatör.</translation>
    </message>
    <message>
        <source>{name} is in another room; ask a producer.</source>
        <translation>{name} är i ett annat rum; fråga en producent.</translation>
    </message>
    <message>
        <source>Announcements reach everybody; that is not closed to anyone.</source>
        <translation>Utrop når alla; det stängs inte för någon.</translation>
    </message>
    <message>
        <source>The programme is dimmed by {steps} dB or cut.</source>
        <translation>Programmet dämpas med {steps} dB eller tystas.</translation>
    </message>
    <message>
        <source>There is no line {line}.</source>
        <translation>Det finns ingen linje {line}.</translation>
    </message>
    <message>
        <source>Too many stations have a dim of their own.</source>
        <translation>För många stationer har en egen dämpning.</translation>
    </message>
    <message>
        <source>A matrix has {count} crosspoints at most; close some first.</source>
        <translation>En matris har högst {count} korspunkter; stäng några först.</translation>
    </message>
    <message>
        <source>An event has {count} party lines at most.</source>
        <translation>Ett evenemang har högst {count} gruppkanaler.</translation>
    </message>
    <message>
        <source>A presenter speaks privately to nobody; answer on your own IFB.</source>
        <translation>En presentatör talar inte privat till någon; svara på din egen IFB.</translation>
    </message>
    <message>
        <source>Nobody listens to the room {room} from outside; move the station there.</source>
        <translation>Ingen lyssnar på rummet {room} utifrån; flytta stationen dit.</translation>
    </message>
    <message>
        <source>A presenter has no part in another one&apos;s IFB; use a party line or a room.</source>
        <translation>En presentatör har ingen del i någon annans IFB; använd en gruppkanal eller ett rum.</translation>
    </message>
    <message>
        <source>A private line is heard by the one it leads to, and by nobody else.</source>
        <translation>En privat linje hörs av den som den leder till, och av ingen annan.</translation>
    </message>
    <message>
        <source>A private line leads to somebody else; answer on your own IFB.</source>
        <translation>En privat linje leder till någon annan; svara på din egen IFB.</translation>
    </message>
    <message>
        <source>Only who is in the room {room} speaks on its line; move the station there.</source>
        <translation>Endast den som är i rummet {room} talar på dess linje; flytta stationen dit.</translation>
    </message>
    <message>
        <source>This role takes no part in an event&apos;s talkback.</source>
        <translation>Den rollen deltar inte i ett evenemangs talkback.</translation>
    </message>
    <message>
        <source>Only producers and admins speak to everybody.</source>
        <translation>Endast producenter och administratörer talar till alla.</translation>
    </message>
    <message>
        <source>This station came in anew.</source>
        <translation>Stationen anslöt på nytt.</translation>
    </message>
    <message>
        <source>Nothing was heard for too long.</source>
        <translation>Inget hördes på för länge.</translation>
    </message>
    <message>
        <source>Somebody else is the station {station} already; take another name.</source>
        <translation>Någon annan är redan stationen {station}; välj ett annat namn.</translation>
    </message>
    <message>
        <source>A call has {count} stations at most.</source>
        <translation>Ett samtal har högst {count} stationer.</translation>
    </message>
    <message>
        <source>A call has {count} rooms at most; call some people back first.</source>
        <translation>Ett samtal har högst {count} rum; kalla först tillbaka några.</translation>
    </message>
    <message>
        <source>Somebody else changed the matrix (revision {revision}); look again.</source>
        <translation>Någon annan ändrade matrisen (version {revision}); titta igen.</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>Sessionen har avslutats.</translation>
    </message>
    <message>
        <source>The talk link has gone, and is begun again.</source>
        <translation>Talkbacklänken har avslutats och startas om.</translation>
    </message>
    <message>
        <source>Nobody carries the talkback of this studio; start the studio again.</source>
        <translation>Ingenting bär den här studions talkback; starta om studion.</translation>
    </message>
    <message>
        <source>This station is in the call from elsewhere; sign in again to be in it here.</source>
        <translation>Den här stationen är med i samtalet någon annanstans ifrån; logga in igen för att vara med här.</translation>
    </message>
    <message>
        <source>A seat in Daily&apos;s room is asked for.</source>
        <translation>En plats i Dailys rum begärs.</translation>
    </message>
    <message>
        <source>Daily did not take this seat; it is asked for anew.</source>
        <translation>Daily godtog inte den här platsen; den begärs på nytt.</translation>
    </message>
    <message>
        <source>Daily is not reached; talkback is away until it is, or somebody decides.</source>
        <translation>Daily nås inte; talkback är borta tills det nås eller någon bestämmer.</translation>
    </message>
    <message>
        <source>Daily&apos;s server cannot prove that it is Daily; nothing was sent to it.</source>
        <translation>Dailys server kan inte bevisa att den är Daily; ingenting skickades till den.</translation>
    </message>
    <message>
        <source>The backend names a room that is none of Daily&apos;s; nothing is sent.</source>
        <translation>Tjänsten anger ett rum som inte är Dailys; ingenting skickas.</translation>
    </message>
    <message>
        <source>The seat in this room was taken away; it is asked for anew.</source>
        <translation>Platsen i det här rummet togs bort; den begärs på nytt.</translation>
    </message>
    <message>
        <source>The way to Daily cannot begin ({what}); close something.</source>
        <translation>Vägen till Daily kan inte börja ({what}); stäng något.</translation>
    </message>
    <message>
        <source>The way to Daily hung, and is made again.</source>
        <translation>Vägen till Daily hängde sig och görs om.</translation>
    </message>
    <message>
        <source>This backend has no account with Daily; no seat there can be had.</source>
        <translation>Den här tjänsten har inget konto hos Daily, så ingen plats där går att få.</translation>
    </message>
    <message>
        <source>The engine has gone.</source>
        <translation>Motorn är borta.</translation>
    </message>
    <message>
        <source>The engine speaks another version&apos;s language: close this window, reopen.</source>
        <translation>Motorn talar en annan versions språk: stäng fönstret och öppna det igen.</translation>
    </message>
    <message>
        <source>The engine does not take commands any more.</source>
        <translation>Motorn tar inte längre emot kommandon.</translation>
    </message>
    <message>
        <source>The engine does not answer.</source>
        <translation>Motorn svarar inte.</translation>
    </message>
    <message>
        <source>A part of the engine failed.</source>
        <translation>En del av motorn slutade fungera.</translation>
    </message>
    <message>
        <source>Nobody watched, and the show was neither live nor recorded.</source>
        <translation>Ingen tittade, och showen varken sändes eller spelades in.</translation>
    </message>
    <message>
        <source>The engine&apos;s session failed.</source>
        <translation>Motorns session slutade fungera.</translation>
    </message>
    <message>
        <source>The show was stopped.</source>
        <translation>Showen avslutades.</translation>
    </message>
    <message>
        <source>The studio was asked to end.</source>
        <translation>Studion ombads att avsluta.</translation>
    </message>
    <message>
        <source>The time that the show was given is over.</source>
        <translation>Tiden som showen fick är slut.</translation>
    </message>
    <message>
        <source>it has been silent for {seconds} s.</source>
        <translation>den har varit tyst i {seconds} s.</translation>
    </message>
    <message>
        <source>it says nothing.</source>
        <translation>den säger ingenting.</translation>
    </message>
    <message>
        <source>a part of it failed ({what}).</source>
        <translation>en del av den slutade fungera ({what}).</translation>
    </message>
    <message>
        <source>it was ended by signal {number}.</source>
        <translation>den avslutades av signal {number}.</translation>
    </message>
    <message>
        <source>it was ended by {signal}.</source>
        <translation>den avslutades av {signal}.</translation>
    </message>
    <message>
        <source>it ended with status {code}.</source>
        <translation>den avslutades med status {code}.</translation>
    </message>
    <message>
        <source>kept over the restart</source>
        <translation>behållet över omstarten</translation>
    </message>
    <message>
        <source>given by the show</source>
        <translation>givet av showen</translation>
    </message>
    <message>
        <source>measured: encoding takes {share} of one core</source>
        <translation>mätt: kodningen tar {share} av en kärna</translation>
    </message>
    <message>
        <source>measured: encoding takes {share} of {count} cores</source>
        <translation>mätt: kodningen tar {share} av {count} kärnor</translation>
    </message>
    <message>
        <source>the smallest; even this takes {share} of one core</source>
        <translation>det minsta; även det tar {share} av en kärna</translation>
    </message>
    <message>
        <source>the smallest; even this takes {share} of {count} cores</source>
        <translation>det minsta; även det tar {share} av {count} kärnor</translation>
    </message>
    <message>
        <source>{name} gives {mode} pictures a second, the nearest that it has to {wish}; choose one of its own modes.</source>
        <translation>{name} ger {mode} bilder i sekunden, det närmaste den har till {wish}; välj ett av dess egna lägen.</translation>
    </message>
    <message>
        <source>{name} gives no {format}; it has {formats}: choose one, or &quot;{best}&quot;.</source>
        <translation>Kameran {name} ger inte {format}; den har {formats}: välj ett, eller &quot;{best}&quot;.</translation>
    </message>
    <message>
        <source>{path} holds no picture that can be decoded; convert it to H.264 in MP4.</source>
        <translation>{path} innehåller ingen bild som kan avkodas; konvertera den till H.264 i MP4.</translation>
    </message>
    <message>
        <source>{path} ends after {seconds} s instead of {whole} s; copy it again from where it came.</source>
        <translation>{path} slutar efter {seconds} s i stället för {whole} s; kopiera den igen därifrån den kom.</translation>
    </message>
    <message>
        <source>{path} has played to its end.</source>
        <translation>{path} har spelats till slutet.</translation>
    </message>
    <message>
        <source>{path} is no media file that can be read; open it in a player to see why.</source>
        <translation>{path} är ingen mediefil som kan läsas; öppna den i en spelare för att se varför.</translation>
    </message>
    <message>
        <source>{path} holds neither pictures nor sound; choose another file.</source>
        <translation>{path} innehåller varken bild eller ljud; välj en annan fil.</translation>
    </message>
    <message>
        <source>{path} is no picture that can be read; save it as PNG or JPEG.</source>
        <translation>{path} är ingen bild som kan läsas; spara den som PNG eller JPEG.</translation>
    </message>
    <message>
        <source>{path} is wider or higher than {most} pixels; make it smaller.</source>
        <translation>{path} är bredare eller högre än {most} bildpunkter; gör den mindre.</translation>
    </message>
    <message>
        <source>{path} has {count} pages; there is no page {page}.</source>
        <translation>{path} har {count} sidor; det finns ingen sida {page}.</translation>
    </message>
    <message>
        <source>{path} is protected by a password; save it as PDF without one.</source>
        <translation>{path} är skyddad med lösenord; spara den som PDF utan lösenord.</translation>
    </message>
    <message>
        <source>{path} cannot be read as a PDF; export the slides again.</source>
        <translation>{path} kan inte läsas som PDF; exportera bilderna igen.</translation>
    </message>
    <message>
        <source>{path} cannot be read; let this user read it.</source>
        <translation>{path} kan inte läsas; låt den här användaren läsa den.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; has {count} inputs; choose channels up to that.</source>
        <translation>”{name}” har {count} ingångar; välj kanaler upp till det.</translation>
    </message>
    <message>
        <source>{name} is no screen of this machine; name one as :0 is named.</source>
        <translation>{name} är ingen skärm på den här datorn; ange en i stil med :0.</translation>
    </message>
    <message>
        <source>{origin} offers no TLS of version 1.2 or later; update the camera.</source>
        <translation>{origin} erbjuder inte TLS 1.2 eller senare; uppdatera kameran.</translation>
    </message>
    <message>
        <source>{origin} is not on a local network and would be reached unencrypted; use TLS.</source>
        <translation>{origin} finns inte på ett lokalt nät och skulle nås okrypterat; använd TLS.</translation>
    </message>
    <message>
        <source>{origin} does not answer; switch the camera on, or correct the address in the show.</source>
        <translation>{origin} svarar inte; slå på kameran, eller rätta adressen i programmet.</translation>
    </message>
    <message>
        <source>{origin} sends from place to place; correct the address.</source>
        <translation>{origin} skickar från plats till plats; rätta adressen.</translation>
    </message>
    <message>
        <source>{origin} answers {status}; correct the address in the show.</source>
        <translation>{origin} svarar {status}; rätta adressen i programmet.</translation>
    </message>
    <message>
        <source>{origin} answers {status}; correct the path in the show.</source>
        <translation>{origin} svarar {status}; rätta sökvägen i programmet.</translation>
    </message>
    <message>
        <source>{origin} sends damaged pictures only; restart the camera.</source>
        <translation>{origin} sänder bara skadade bilder; starta om kameran.</translation>
    </message>
    <message>
        <source>{origin} sends to a place that is no feed; correct the address.</source>
        <translation>{origin} skickar till en plats som inte är någon matning; rätta adressen.</translation>
    </message>
    <message>
        <source>{origin} sends no JPEG pictures ({kind}); correct the address in the show.</source>
        <translation>{origin} sänder inga JPEG-bilder ({kind}); rätta adressen i programmet.</translation>
    </message>
    <message>
        <source>{origin} broke off; see to the camera and its network.</source>
        <translation>{origin} bröts; se till kameran och dess nätverk.</translation>
    </message>
    <message>
        <source>{origin} broke off; see to the camera.</source>
        <translation>{origin} bröts; se till kameran.</translation>
    </message>
    <message>
        <source>{origin} does not speak HTTP; correct the address in the show.</source>
        <translation>{origin} talar inte HTTP; rätta adressen i programmet.</translation>
    </message>
    <message>
        <source>{origin} does not take the user name and password; correct them.</source>
        <translation>{origin} godtar inte användarnamn och lösenord; rätta dem.</translation>
    </message>
    <message>
        <source>{origin} sends nothing that can be shown ({codec}); choose H.264 on it.</source>
        <translation>{origin} sänder inget som kan visas ({codec}); välj H.264 på den.</translation>
    </message>
    <message>
        <source>{origin} sends elsewhere, where it is not followed; enter the final address in the show.</source>
        <translation>{origin} hänvisar någon annanstans, dit den inte följs; ange den slutliga adressen i programmet.</translation>
    </message>
    <message>
        <source>{place} cannot be listened on; choose an address of this machine and a port that no other program uses.</source>
        <translation>Det går inte att lyssna på {place}; välj en adress på den här datorn och en port som inget annat program använder.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is no microphone of this show; name one, or none for all.</source>
        <translation>”{name}” är ingen mikrofon i det här programmet; ange en, eller ingen för alla.</translation>
    </message>
    <message>
        <source>{name} has nothing that can be set now; see whether it is plugged in.</source>
        <translation>{name} har inget som kan ställas in nu; se efter om den är ansluten.</translation>
    </message>
    <message>
        <source>{name} has no &quot;{control}&quot; to set; it has {controls}.</source>
        <translation>{name} har inget ”{control}” att ställa in; den har {controls}.</translation>
    </message>
    <message>
        <source>{name} goes from {least} to {most}, not to {value}.</source>
        <translation>{name} går från {least} till {most}, inte till {value}.</translation>
    </message>
    <message>
        <source>{name} is one of {choices}, not {value}.</source>
        <translation>{name} är något av {choices}, inte {value}.</translation>
    </message>
    <message>
        <source>{path} is no whole path; name the file from the root.</source>
        <translation>{path} är ingen hel sökväg; ange filen från roten.</translation>
    </message>
    <message>
        <source>{name} is opened.</source>
        <translation>{name} öppnas.</translation>
    </message>
    <message>
        <source>{path} holds no certificate authority; name a PEM file.</source>
        <translation>{path} innehåller ingen certifikatutfärdare; ange en PEM-fil.</translation>
    </message>
    <message>
        <source>{line} names no line.</source>
        <translation>{line} är inte namnet på någon linje.</translation>
    </message>
    <message>
        <source>{encoder} refuses {size} at {rate} pictures a second.</source>
        <translation>{encoder} godtar inte {size} med {rate} bilder i sekunden.</translation>
    </message>
    <message>
        <source>{place} is not on a local network and rtmp:// is not encrypted; use rtmps://.</source>
        <translation>{place} finns inte på ett lokalt nät och rtmp:// är inte krypterat; använd rtmps://.</translation>
    </message>
    <message>
        <source>{place} takes no {codec}; choose another codec for it.</source>
        <translation>{place} tar inte emot {codec}; välj en annan kodek för den.</translation>
    </message>
    <message>
        <source>{place} takes no {codec}; it is sent {other} instead.</source>
        <translation>{place} tar inte emot {codec}; den får {other} i stället.</translation>
    </message>
    <message>
        <source>{place} refuses the application ({code}); check the destination.</source>
        <translation>{place} godtar inte applikationen ({code}); kontrollera målet.</translation>
    </message>
    <message>
        <source>{place} refuses the application; check the destination.</source>
        <translation>{place} godtar inte applikationen; kontrollera målet.</translation>
    </message>
    <message>
        <source>{place} hangs up when told the application; check the destination.</source>
        <translation>{place} lägger på när den får veta applikationen; kontrollera målet.</translation>
    </message>
    <message>
        <source>{place} hangs up when told the stream key; check the key.</source>
        <translation>{place} lägger på när den får veta sändningsnyckeln; kontrollera nyckeln.</translation>
    </message>
    <message>
        <source>{place} hangs up at once; check host, port and rtmp or rtmps.</source>
        <translation>{place} lägger på genast; kontrollera värd, port och rtmp eller rtmps.</translation>
    </message>
    <message>
        <source>{place} accepts the connection and stays silent; check the port, or ask whoever runs it.</source>
        <translation>{place} tar emot anslutningen och förblir tyst; kontrollera porten, eller fråga den som driver den.</translation>
    </message>
    <message>
        <source>{place} offers no TLS 1.2 or newer; nothing was sent.</source>
        <translation>{place} erbjuder inte TLS 1.2 eller nyare; ingenting skickades.</translation>
    </message>
    <message>
        <source>{place} does not speak TLS; check the port.</source>
        <translation>{place} talar inte TLS; kontrollera porten.</translation>
    </message>
    <message>
        <source>{place} refuses the stream key ({code}): it is wrong, or somebody is publishing with it already.</source>
        <translation>{place} godtar inte sändningsnyckeln ({code}): den är fel, eller så sänder någon redan med den.</translation>
    </message>
    <message>
        <source>{place} does not answer; check the network and the host.</source>
        <translation>{place} svarar inte; kontrollera nätverket och värden.</translation>
    </message>
    <message>
        <source>{place} cannot be reached; check the network.</source>
        <translation>{place} kan inte nås; kontrollera nätverket.</translation>
    </message>
    <message>
        <source>{place} does not speak RTMP; check host and port.</source>
        <translation>{place} talar inte RTMP; kontrollera värd och port.</translation>
    </message>
    <message>
        <source>{place} ended the stream ({code}); ask whoever runs it.</source>
        <translation>{place} avslutade strömmen ({code}); fråga den som driver den.</translation>
    </message>
    <message>
        <source>{place} ended the stream; ask whoever runs it.</source>
        <translation>{place} avslutade strömmen; fråga den som driver den.</translation>
    </message>
    <message>
        <source>{place} refuses the stream ({code}); check the stream key.</source>
        <translation>{place} godtar inte strömmen ({code}); kontrollera sändningsnyckeln.</translation>
    </message>
    <message>
        <source>{place} refuses the stream; check the stream key.</source>
        <translation>{place} godtar inte strömmen; kontrollera sändningsnyckeln.</translation>
    </message>
    <message>
        <source>{place} sends the studio on and on; ask whoever runs it.</source>
        <translation>{place} skickar studion vidare i det oändliga; fråga den som driver den.</translation>
    </message>
    <message>
        <source>{place} sends the studio to {other} without encryption, where it does not go; ask whoever runs it.</source>
        <translation>{place} skickar studion okrypterat till {other}, dit den inte går; fråga den som driver den.</translation>
    </message>
    <message>
        <source>{place} sends the studio to what is no ingest; ask whoever runs it.</source>
        <translation>{place} skickar studion till något som inte är en mottagare; fråga den som driver den.</translation>
    </message>
    <message>
        <source>{fault} Start it again, and please report this.</source>
        <translation>{fault} Starta den igen, och rapportera gärna detta.</translation>
    </message>
    <message>
        <source>{place} takes the offer and stays silent; ask whoever runs it.</source>
        <translation>{place} tar emot erbjudandet och förblir tyst; fråga den som driver den.</translation>
    </message>
    <message>
        <source>{place} does not speak HTTP as it should; check the destination.</source>
        <translation>{place} talar inte HTTP som den ska; kontrollera målet.</translation>
    </message>
    <message>
        <source>{place} hangs up before it has answered; check the destination.</source>
        <translation>{place} lägger på innan den har svarat; kontrollera målet.</translation>
    </message>
    <message>
        <source>{place} hangs up before anything was sent; it may offer no TLS 1.2 or newer, or not be an HTTPS port.</source>
        <translation>{place} lägger på innan något skickades; den kanske inte erbjuder TLS 1.2 eller nyare, eller är ingen HTTPS-port.</translation>
    </message>
    <message>
        <source>{place} refuses the stream key; check the key, and that it may publish there.</source>
        <translation>{place} godtar inte sändningsnyckeln; kontrollera nyckeln, och att den får sända dit.</translation>
    </message>
    <message>
        <source>{place} refuses the stream key; check the key.</source>
        <translation>{place} godtar inte sändningsnyckeln; kontrollera nyckeln.</translation>
    </message>
    <message>
        <source>{place} has nothing at that address; check the destination.</source>
        <translation>{place} har inget på den adressen; kontrollera målet.</translation>
    </message>
    <message>
        <source>{place} takes no WHIP offer at that address; check the destination.</source>
        <translation>{place} tar inte emot något WHIP-erbjudande på den adressen; kontrollera målet.</translation>
    </message>
    <message>
        <source>{place} takes no offer at that address; check the destination.</source>
        <translation>{place} tar inte emot något erbjudande på den adressen; kontrollera målet.</translation>
    </message>
    <message>
        <source>{place} cannot answer by WHIP; check the destination.</source>
        <translation>{place} kan inte svara med WHIP; kontrollera målet.</translation>
    </message>
    <message>
        <source>{place} says that somebody is publishing there already; stop that, or use another key.</source>
        <translation>{place} säger att någon redan sänder dit; stoppa det, eller använd en annan nyckel.</translation>
    </message>
    <message>
        <source>{place} says that the address is no longer in use; check the destination.</source>
        <translation>{place} säger att adressen inte längre används; kontrollera målet.</translation>
    </message>
    <message>
        <source>{place} cannot use H.264 with Opus as it was offered; ask whoever runs it.</source>
        <translation>{place} kan inte använda H.264 med Opus som det erbjöds; fråga den som driver den.</translation>
    </message>
    <message>
        <source>{place} asks for fewer attempts; waiting a little longer.</source>
        <translation>{place} ber om färre försök; väntar lite längre.</translation>
    </message>
    <message>
        <source>{place} redirects on and on; ask whoever runs it.</source>
        <translation>{place} omdirigerar i det oändliga; fråga den som driver den.</translation>
    </message>
    <message>
        <source>{place} refuses the offer ({status}); check the destination.</source>
        <translation>{place} godtar inte erbjudandet ({status}); kontrollera målet.</translation>
    </message>
    <message>
        <source>{place} redirects by an address that is not https; nothing was sent.</source>
        <translation>{place} omdirigerar med en adress som inte är https; ingenting skickades.</translation>
    </message>
    <message>
        <source>{place} names its session by an address that is not https; nothing was sent.</source>
        <translation>{place} anger sin session med en adress som inte är https; ingenting skickades.</translation>
    </message>
    <message>
        <source>{place} is busy or broken ({status}); trying again.</source>
        <translation>{place} är upptagen eller trasig ({status}); försöker igen.</translation>
    </message>
    <message>
        <source>{path} is over {most} MB, so it is no show file.</source>
        <translation>{path} är över {most} MB, så det är ingen programfil.</translation>
    </message>
    <message>
        <source>{path} holds too many files to look through; name one further down.</source>
        <translation>{path} innehåller för många filer att gå igenom; ange en mapp längre ner.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no time; write it as 500ms, 1.5s or 2min.</source>
        <translation>”{text}” är ingen tid; skriv den som 500ms, 1.5s eller 2min.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is longer than a day.</source>
        <translation>”{text}” är längre än ett dygn.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no house format; write &quot;auto&quot;, or 1280x720 or 1920x1080 with @25, @30, @50, @59.94 or @60, as &quot;1280x720@30&quot;.</source>
        <translation>”{text}” är inget av studions bildformat; skriv &quot;auto&quot;, eller 1280x720 eller 1920x1080 med @25, @30, @50, @59.94 eller @60, som &quot;1280x720@30&quot;.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is a track already; name it once.</source>
        <translation>”{name}” är redan ett spår; ange det en gång.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is in this bus already; name it once.</source>
        <translation>”{name}” finns redan i den här bussen; ange den en gång.</translation>
    </message>
    <message>
        <source>There are two {many} named &quot;{name}&quot;.</source>
        <translation>Det finns två med samma namn ({many}): ”{name}”.</translation>
    </message>
    <message>
        <source>There is no source named &quot;{name}&quot;; the show has {names}.</source>
        <translation>Det finns ingen källa ”{name}”; programmet har {names}.</translation>
    </message>
    <message>
        <source>There is no scene named &quot;{name}&quot;; the show has {names}.</source>
        <translation>Det finns ingen scen ”{name}”; programmet har {names}.</translation>
    </message>
    <message>
        <source>A microphone has no picture; name it in tracks under [recording].</source>
        <translation>En mikrofon har ingen bild; ange den i tracks under [recording].</translation>
    </message>
    <message>
        <source>The show has no scene; add one with [[scene]].</source>
        <translation>Programmet har ingen scen; lägg till en med [[scene]].</translation>
    </message>
    <message>
        <source>A show has {most} sound buses at most; remove one.</source>
        <translation>Ett program har högst {most} ljudbussar; ta bort en.</translation>
    </message>
    <message>
        <source>A window is shown whole; leave it out, and crop the item in its scene.</source>
        <translation>Ett fönster visas helt; lämna bort området och beskär objektet i dess scen.</translation>
    </message>
    <message>
        <source>A window is shown alone already; leave out safety and allow.</source>
        <translation>Ett fönster visas redan ensamt; lämna bort vad mer som får synas (safety, allow).</translation>
    </message>
    <message>
        <source>Say which windows may be seen, as allow = [&quot;Slides&quot;].</source>
        <translation>Ange vilka fönster som får synas, till exempel allow = [&quot;Slides&quot;].</translation>
    </message>
    <message>
        <source>This list holds with safety = &quot;only&quot;; set that, or remove the list.</source>
        <translation>Listan gäller med safety = &quot;only&quot;; ange det, eller ta bort listan.</translation>
    </message>
    <message>
        <source>An empty name would be that of every window; name one.</source>
        <translation>Ett tomt namn skulle gälla varje fönster; ange ett.</translation>
    </message>
    <message>
        <source>The crop leaves nothing of the source.</source>
        <translation>Beskärningen lämnar inget kvar av källan.</translation>
    </message>
    <message>
        <source>No destination is the primary; give one role = &quot;primary&quot;.</source>
        <translation>Inget mål är det primära; ge ett role = &quot;primary&quot;.</translation>
    </message>
    <message>
        <source>There are {count} extra destinations; {most} is the most there can be.</source>
        <translation>Det finns {count} extra mål; {most} är det högsta antalet.</translation>
    </message>
    <message>
        <source>Only the backup can be a standby.</source>
        <translation>Bara reserven kan stå i beredskap.</translation>
    </message>
    <message>
        <source>A pin needs TLS; write the url as rtmps://.</source>
        <translation>En fästning kräver TLS; skriv adressen som rtmps://.</translation>
    </message>
    <message>
        <source>Besides &quot;{name}&quot;, this is the {role} as well; give it role = &quot;extra&quot;.</source>
        <translation>Utöver ”{name}” är även detta {role}; ge det role = &quot;extra&quot;.</translation>
    </message>
    <message>
        <source>The primary is in zone &quot;{zone}&quot; as well; choose a backup in another one.</source>
        <translation>Den primära finns också i zonen ”{zone}”; välj en reserv i en annan.</translation>
    </message>
</context>
<context>
    <name>Fader</name>
    <message>
        <source>Fader. Double click, or the key 0: 0 dB.</source>
        <translation>Regel. Dubbelklick eller tangenten 0: 0 dB.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Bit rate</source>
        <translation>Bithastighet</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Fördröjning</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Sena</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Tappade</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>Ledigt på disk</translation>
    </message>
</context>
<context>
    <name>FileSection</name>
    <message>
        <source>Whole path</source>
        <translation>Hela sökvägen</translation>
    </message>
    <message>
        <source>a show file, or a folder</source>
        <translation>en showfil eller en mapp</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öppna</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Spara som</translation>
    </message>
    <message>
        <source>Find files</source>
        <translation>Hitta filer</translation>
    </message>
    <message>
        <source>There is such a file; a second press on Save as replaces it.</source>
        <translation>Det finns redan en sådan fil; ett andra tryck på ”Spara som” ersätter den.</translation>
    </message>
    <message>
        <source>Play this show file in place of this show</source>
        <translation>Spela den här showfilen i stället för den här showen</translation>
    </message>
    <message>
        <source>Leave the air and stop recording first.</source>
        <translation>Avsluta först sändningen och inspelningen.</translation>
    </message>
    <message>
        <source>Save to this file, and there from now on</source>
        <translation>Spara i den här filen, och där från och med nu</translation>
    </message>
    <message>
        <source>Look for missing files in this folder</source>
        <translation>Leta efter saknade filer i den här mappen</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>What will you show?</source>
        <translation>Vad ska du visa?</translation>
    </message>
    <message>
        <source>Scenes are made for it; everything can be changed later.</source>
        <translation>Scener görs för det; allt kan ändras senare.</translation>
    </message>
    <message>
        <source>Do you see yourself?</source>
        <translation>Ser du dig själv?</translation>
    </message>
    <message>
        <source>The picture on the left, in preview, is what this camera sees.</source>
        <translation>Bilden till vänster, förhandsvisningen, är vad kameran ser.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Second camera</source>
        <translation>Andra kameran</translation>
    </message>
    <message>
        <source>Where are your slides?</source>
        <translation>Var finns dina bilder?</translation>
    </message>
    <message>
        <source>A PDF: every program for slides can export one. Without it, the show begins with the speaker alone.</source>
        <translation>En PDF: alla presentationsprogram kan exportera en. Utan den börjar showen med enbart talaren.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>There is no such file; correct it.</source>
        <translation>Det finns ingen sådan fil; rätta sökvägen.</translation>
    </message>
    <message>
        <source>Are you heard?</source>
        <translation>Hörs du?</translation>
    </message>
    <message>
        <source>Speak as you will on air: the bar should reach the yellow part.</source>
        <translation>Tala som i sändning: stapeln ska nå den gula delen.</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Level of the microphone</source>
        <translation>Mikrofonens nivå</translation>
    </message>
    <message>
        <source>The way is not open yet.</source>
        <translation>Vägen är inte öppen än.</translation>
    </message>
    <message>
        <source>Look at this before you go live.</source>
        <translation>Se på det här före sändningen.</translation>
    </message>
    <message>
        <source>The way is open.</source>
        <translation>Vägen är öppen.</translation>
    </message>
    <message>
        <source>Is the way open?</source>
        <translation>Är vägen öppen?</translation>
    </message>
    <message>
        <source>Leave both empty to begin with an event of your own, on this machine: it brings its key along.</source>
        <translation>Lämna båda tomma för att börja med ett eget evenemang på den här datorn: det har sin nyckel med sig.</translation>
    </message>
    <message>
        <source>Ingest address</source>
        <translation>Mottagarens adress</translation>
    </message>
    <message>
        <source>Stream key</source>
        <translation>Sändningsnyckel</translation>
    </message>
    <message>
        <source>Test the network</source>
        <translation>Testa nätet</translation>
    </message>
    <message>
        <source>How far the test is</source>
        <translation>Hur långt testet har kommit</translation>
    </message>
    <message>
        <source>Testing: pictures are sent for five seconds.</source>
        <translation>Testar: bilder sänds i fem sekunder.</translation>
    </message>
    <message>
        <source>Next goes on without waiting for it.</source>
        <translation>Nästa går vidare utan att vänta.</translation>
    </message>
    <message>
        <source>The network was not tested.</source>
        <translation>Nätet testades inte.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Klart</translation>
    </message>
    <message>
        <source>Your scenes are on the left below. A click prepares one, Cut or Mix puts it on air. Go live when you are.</source>
        <translation>Dina scener finns nere till vänster. Ett klick förbereder, Klipp eller Mixa sänder. Börja sända när du är klar.</translation>
    </message>
    <message>
        <source>Go live now</source>
        <translation>Börja sända nu</translation>
    </message>
    <message>
        <source>The system&apos;s first</source>
        <translation>Systemets första</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tillbaka</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nästa</translation>
    </message>
    <message>
        <source>Skip the first steps</source>
        <translation>Hoppa över de första stegen</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Första stegen</translation>
    </message>
    <message>
        <source>Step {at} of {all}</source>
        <translation>Steg {at} av {all}</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Slutför</translation>
    </message>
    <message>
        <source>One camera</source>
        <translation>En kamera</translation>
    </message>
    <message>
        <source>Camera and screen</source>
        <translation>Kamera och skärm</translation>
    </message>
    <message>
        <source>Two cameras</source>
        <translation>Två kameror</translation>
    </message>
    <message>
        <source>Slides and speaker</source>
        <translation>Bilder och talare</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Talare</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Skärm</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Sida vid sida</translation>
    </message>
    <message>
        <source>{what} and speaker</source>
        <translation>{what} och talare</translation>
    </message>
</context>
<context>
    <name>Headphones</name>
    <message>
        <source>Headphones</source>
        <translation>Hörlurar</translation>
    </message>
    <message>
        <source>Where this machine plays the programme, or what is on solo</source>
        <translation>Var den här datorn spelar programmet, eller det som är solo</translation>
    </message>
    <message>
        <source>Level of the headphones</source>
        <translation>Hörlurarnas nivå</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Av</translation>
    </message>
    <message>
        <source>System&apos;s own</source>
        <translation>Systemets egen</translation>
    </message>
    <message>
        <source>Headphones: {status}</source>
        <translation>Hörlurar: {status}</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startar</translation>
    </message>
    <message>
        <source>plays</source>
        <translation>spelar</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>saknas</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>avvisad</translation>
    </message>
</context>
<context>
    <name>ItemSection</name>
    <message>
        <source>Show all of it</source>
        <translation>Visa hela</translation>
    </message>
    <message>
        <source>Fill the rectangle</source>
        <translation>Fyll rektangeln</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Sträck ut</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacitet</translation>
    </message>
    <message>
        <source>How the source fills its rectangle</source>
        <translation>Hur källan fyller sin rektangel</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Dold</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Låst</translation>
    </message>
    <message>
        <source>Cut by dragging</source>
        <translation>Beskär genom att dra</translation>
    </message>
    <message>
        <source>Edges dragged on the preview cut the item, and so do arrows (C there, or hold Alt)</source>
        <translation>Kanter som dras i förhandsvisningen beskär objektet, och det gör även pilarna (C där, eller håll Alt nere)</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>Höj</translation>
    </message>
    <message>
        <source>Lay it over the item above</source>
        <translation>Lägg det över objektet ovanför</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Sänk</translation>
    </message>
    <message>
        <source>Lay it under the item below</source>
        <translation>Lägg det under objektet nedanför</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Ta bort</translation>
    </message>
    <message>
        <source>Take the item out of the scene</source>
        <translation>Ta bort objektet ur scenen</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Vänster</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Överkant</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Bredd</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höjd</translation>
    </message>
    <message>
        <source>Cut left</source>
        <translation>Beskär v.</translation>
    </message>
    <message>
        <source>Cut top</source>
        <translation>Beskär upp</translation>
    </message>
    <message>
        <source>Cut right</source>
        <translation>Beskär h.</translation>
    </message>
    <message>
        <source>Cut bottom</source>
        <translation>Beskär ned</translation>
    </message>
</context>
<context>
    <name>ItemsSection</name>
    <message>
        <source>Items, the topmost first</source>
        <translation>Objekt, det översta först</translation>
    </message>
    <message>
        <source>Source to add</source>
        <translation>Källa att lägga till</translation>
    </message>
    <message>
        <source>Add to scene</source>
        <translation>Lägg till i scenen</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>dold</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>låst</translation>
    </message>
</context>
<context>
    <name>KeysEditor</name>
    <message>
        <source>Actions and their keys</source>
        <translation>Åtgärder och deras tangenter</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Åtgärd</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tangenter</translation>
    </message>
    <message>
        <source>Press the new key</source>
        <translation>Tryck den nya tangenten</translation>
    </message>
    <message>
        <source>New key for the chosen action</source>
        <translation>Ny tangent för den valda åtgärden</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Använd</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Ingen tangent</translation>
    </message>
    <message>
        <source>All as shipped</source>
        <translation>Återställ alla</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikter</translation>
    </message>
    <message>
        <source>{key} is one of the system&apos;s own keys, and may never reach this window; choose another.</source>
        <translation>{key} är en av systemets egna tangenter och når kanske aldrig det här fönstret; välj en annan.</translation>
    </message>
    <message>
        <source>Keys work while this window is in front. Talk keys are global where you wish so and the system has that (X11): they work behind other programs, too. Else they go up when another window comes in front, unless you let latched ones stay open in talkback{key}.</source>
        <translation>Tangenter verkar medan detta fönster ligger överst. Taltangenter är globala om du önskar det och systemet har det (X11): de verkar även bakom andra program. Annars släpps de när ett annat fönster läggs överst, om du inte låter låsta förbli öppna i talkback{key}.</translation>
    </message>
    <message>
        <source>{keys} (conflict)</source>
        <translation>{keys} (konflikt)</translation>
    </message>
    <message>
        <source>{key} is wanted by: {actions}. Neither hears it.</source>
        <translation>{key} är vald för: {actions}. Ingen av dem hör den.</translation>
    </message>
    <message>
        <source>{key} has a meaning already: {actions}.</source>
        <translation>{key} har redan en betydelse: {actions}.</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Play</source>
        <translation>Spela</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Kontrollera</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportera</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behåll</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Ladda upp</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Ta bort</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Återställ</translation>
    </message>
    <message>
        <source>Read all of it and say what is whole</source>
        <translation>Läs hela och säg vad som är helt</translation>
    </message>
    <message>
        <source>Decrypt it into an ordinary file</source>
        <translation>Dekryptera till en vanlig fil</translation>
    </message>
    <message>
        <source>Keep it whatever the rule for old ones says</source>
        <translation>Behåll den vad regeln för gamla än säger</translation>
    </message>
    <message>
        <source>To the trash, for a month</source>
        <translation>Till papperskorgen, i en månad</translation>
    </message>
    <message>
        <source>To the backend, sealed as it is, while nothing is live</source>
        <translation>Till bakänden, förseglad som den är, medan inget sänds</translation>
    </message>
    <message>
        <source>File to export to</source>
        <translation>Fil att exportera till</translation>
    </message>
    <message>
        <source>A name that ends in .mkv makes an MKV</source>
        <translation>Ett namn som slutar på .mkv ger en MKV</translation>
    </message>
    <message>
        <source>Write what plays</source>
        <translation>Skriv det som kan spelas</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Skriv</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Cancel: {job}</source>
        <translation>Avbryt: {job}</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>för alltid</translation>
    </message>
    <message>
        <source>Days that recordings are kept</source>
        <translation>Dagar som inspelningar sparas</translation>
    </message>
    <message>
        <source> days</source>
        <translation> dagar</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ingen gräns</translation>
    </message>
    <message>
        <source>Gigabytes of recordings that are kept</source>
        <translation>Gigabyte inspelningar som sparas</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>högst</translation>
    </message>
    <message>
        <source>Older ones go to the trash, and are gone a month later; never those of the show that runs, those that are kept, and those that are still to be uploaded.</source>
        <translation>Äldre hamnar i papperskorgen och är borta en månad senare; aldrig de som hör till den pågående sändningen, de som behålls eller de som ännu ska laddas upp.</translation>
    </message>
    <message>
        <source>Search: show, day, state</source>
        <translation>Sök: program, dag, tillstånd</translation>
    </message>
    <message>
        <source>Search recordings</source>
        <translation>Sök inspelningar</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Inspelningar</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papperskorg</translation>
    </message>
    <message>
        <source>Looking for the recordings …</source>
        <translation>Söker inspelningarna …</translation>
    </message>
    <message>
        <source>Looking through the folder …</source>
        <translation>Går igenom mappen …</translation>
    </message>
    <message>
        <source>None has all of these words.</source>
        <translation>Ingen har alla dessa ord.</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>Papperskorgen är tom.</translation>
    </message>
    <message>
        <source>There is no recording yet.</source>
        <translation>Det finns ingen inspelning ännu.</translation>
    </message>
    <message>
        <source>There is no recording yet; {key} makes one.</source>
        <translation>Det finns ingen inspelning ännu; {key} gör en.</translation>
    </message>
    <message>
        <source>Picture of the recording</source>
        <translation>Inspelningens bild</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Choose headphones in the sound panel to hear it.</source>
        <translation>Välj hörlurar i ljudpanelen för att höra den.</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Arrow keys: a second; J and L: ten; comma and full stop: a picture; Page keys: a chapter; Space: pause, or go on</source>
        <translation>Piltangenter: en sekund; J och L: tio; komma och punkt: en bild; Page-tangenterna: ett kapitel; mellanslag: pausa eller fortsätt</translation>
    </message>
    <message>
        <source>being recorded</source>
        <translation>spelas in</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>hel</translation>
    </message>
    <message>
        <source>was cut off, plays to its end</source>
        <translation>var avbruten, spelas till slutet</translation>
    </message>
    <message>
        <source>cut off, plays up to there</source>
        <translation>avbruten, spelas dit</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>skadad</translation>
    </message>
    <message>
        <source>its key is missing</source>
        <translation>nyckeln saknas</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>kan inte läsas</translation>
    </message>
    <message>
        <source>verified {day}</source>
        <translation>kontrollerad {day}</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behålls</translation>
    </message>
    <message>
        <source>to be uploaded</source>
        <translation>ska laddas upp</translation>
    </message>
    <message>
        <source>uploaded</source>
        <translation>uppladdad</translation>
    </message>
    <message>
        <source>not protected</source>
        <translation>inte skyddad</translation>
    </message>
    <message>
        <source>can be restored until {day}</source>
        <translation>kan återställas till {day}</translation>
    </message>
    <message>
        <source>{count} recordings, {size}</source>
        <translation>{count} inspelningar, {size}</translation>
    </message>
    <message>
        <source>trash {size}</source>
        <translation>papperskorg {size}</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} ledigt</translation>
    </message>
    <message>
        <source>Verify {title}</source>
        <translation>Kontrollera {title}</translation>
    </message>
    <message>
        <source>Export {title}</source>
        <translation>Exportera {title}</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>väntar</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>avbruten</translation>
    </message>
    <message>
        <source>The recordings cannot be reached now; they are looked for until they can.</source>
        <translation>Inspelningarna kan inte nås nu; de söks tills de kan det.</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Go to a chapter</source>
        <translation>Gå till ett kapitel</translation>
    </message>
    <message>
        <source>Chapter before</source>
        <translation>Föregående kapitel</translation>
    </message>
    <message>
        <source>Next chapter</source>
        <translation>Nästa kapitel</translation>
    </message>
    <message>
        <source>Track of sound</source>
        <translation>Ljudspår</translation>
    </message>
    <message>
        <source>Which of its tracks of sound is heard</source>
        <translation>Vilket av dess ljudspår som hörs</translation>
    </message>
    <message>
        <source>Track {number}</source>
        <translation>Spår {number}</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>The lamp at the top lights when it distorts. Click: put it out.</source>
        <translation>Lampan överst tänds när det förvrängs. Klick: släck den.</translation>
    </message>
    <message>
        <source>distorted</source>
        <translation>förvrängt</translation>
    </message>
    <message>
        <source>dBFS: decibels below the highest level there is. The bar is the mean (RMS), the line the peak.</source>
        <translation>dBFS: decibel under den högsta nivå som finns. Stapeln är medelnivån (RMS), strecket toppen.</translation>
    </message>
</context>
<context>
    <name>Missed</name>
    <message>
        <source>{name} is brought to the backend: {percent} %</source>
        <translation>{name} förs till servern: {percent} %</translation>
    </message>
    <message>
        <source>{missed} s that every ingest missed are uploaded</source>
        <translation>De {missed} s som saknades hos alla mottagare är uppladdade</translation>
    </message>
    <message>
        <source>Every ingest missed {missed} s; uploaded {uploaded} of them</source>
        <translation>Alla mottagare missade {missed} s; {uploaded} av dem är uppladdade</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Ta bort</translation>
    </message>
    <message>
        <source>{notice} ({times} times)</source>
        <translation>{notice} ({times} gånger)</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} till</translation>
    </message>
</context>
<context>
    <name>Outputs</name>
    <message>
        <source>Press again: {what}</source>
        <translation>Tryck igen: {what}</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Börja sända</translation>
    </message>
    <message>
        <source>Leave the air</source>
        <translation>Sluta sända</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Spela in</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Sluta spela in</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kontrollera</translation>
    </message>
    <message>
        <source>Look whether everything is ready to go live</source>
        <translation>Kontrollera om allt är klart för sändning</translation>
    </message>
    <message>
        <source>NOT PROTECTED</source>
        <translation>INTE SKYDDAD</translation>
    </message>
    <message>
        <source>Recordings are sealed with the demo&apos;s key, which lies in a file beside them. Start the studio with --key-file, or with a keyring, to protect them.</source>
        <translation>Inspelningar är förseglade med demons nyckel, som ligger i en fil bredvid dem. Starta studion med --key-file, eller med en nyckelring, för att skydda dem.</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Utgångar</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Inspelningar</translation>
    </message>
    <message>
        <source>Picture at {now} of {whole} Mbit/s: the line is narrow</source>
        <translation>Bilden får {now} av {whole} Mbit/s: förbindelsen är smal</translation>
    </message>
    <message>
        <source>Left out for the line: {count} packets</source>
        <translation>Utelämnat för förbindelsens skull: {count} paket</translation>
    </message>
    <message>
        <source>Event: {name}</source>
        <translation>Evenemang: {name}</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evenemang</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Items of the scene in preview</source>
        <translation>Objekten i förhandsvisningens scen</translation>
    </message>
    <message>
        <source>{item}: left {x} %, top {y} %, width {width} %, height {height} %</source>
        <translation>{item}: vänster {x} %, överkant {y} %, bredd {width} %, höjd {height} %</translation>
    </message>
    <message>
        <source>Dragging and arrows cut.</source>
        <translation>Dragning och pilar beskär.</translation>
    </message>
</context>
<context>
    <name>Padlock</name>
    <message>
        <source>The window is locked</source>
        <translation>Fönstret är låst</translation>
    </message>
    <message>
        <source>Locked; the show goes on.</source>
        <translation>Låst; sändningen går vidare.</translation>
    </message>
    <message>
        <source>Press again to unlock</source>
        <translation>Tryck igen för att låsa upp</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Lås upp</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>Kommandon</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Kommando</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Vad vill du göra?</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Matchande kommandon</translation>
    </message>
    <message>
        <source>No command is called so.</source>
        <translation>Inget kommando heter så.</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>No picture</source>
        <translation>Ingen bild</translation>
    </message>
</context>
<context>
    <name>Readiness</name>
    <message>
        <source>good</source>
        <translation>bra</translation>
    </message>
    <message>
        <source>look at it</source>
        <translation>se över</translation>
    </message>
    <message>
        <source>mend it</source>
        <translation>åtgärda</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Kontrollera igen</translation>
    </message>
    <message>
        <source>Ready to go live?</source>
        <translation>Klart att sända?</translation>
    </message>
    <message>
        <source>Check and measure the line</source>
        <translation>Kontrollera och mät förbindelsen</translation>
    </message>
    <message>
        <source>Sends test pictures for five seconds; off air only</source>
        <translation>Sänder provbilder i fem sekunder; bara utanför sändning</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Kontrollerar …</translation>
    </message>
    <message>
        <source>The check could not be made.</source>
        <translation>Kontrollen kunde inte göras.</translation>
    </message>
    <message>
        <source>Not yet: {red} to mend, {amber} to look at.</source>
        <translation>Inte än: {red} att åtgärda, {amber} att se över.</translation>
    </message>
    <message>
        <source>Not yet: {red} to mend.</source>
        <translation>Inte än: {red} att åtgärda.</translation>
    </message>
    <message>
        <source>It can go live; {amber} to look at.</source>
        <translation>Det går att sända; {amber} att se över.</translation>
    </message>
    <message>
        <source>Ready.</source>
        <translation>Klart.</translation>
    </message>
</context>
<context>
    <name>RecordingRow</name>
    <message>
        <source>Mark</source>
        <translation>Markera</translation>
    </message>
    <message>
        <source>Begin a chapter of the recording here</source>
        <translation>Börja ett kapitel i inspelningen här</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsätt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>room for {left} h</source>
        <translation>plats för {left} h</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Spelar inte in</translation>
    </message>
    <message>
        <source>Recording {lasted}  {size}</source>
        <translation>Spelar in {lasted}  {size}</translation>
    </message>
    <message>
        <source>Paused at {lasted}  {size}</source>
        <translation>Pausad vid {lasted}  {size}</translation>
    </message>
    <message>
        <source>By themselves: {sources}</source>
        <translation>För sig: {sources}</translation>
    </message>
</context>
<context>
    <name>RecordingSection</name>
    <message>
        <source>empty: among your own data</source>
        <translation>tomt: bland dina egna data</translation>
    </message>
    <message>
        <source>Where recordings go, unless it was said at the start</source>
        <translation>Vart inspelningar går, om det inte sades vid starten</translation>
    </message>
    <message>
        <source>empty: none</source>
        <translation>tomt: ingen</translation>
    </message>
    <message>
        <source>Taken at once where the first fails or is nearly full</source>
        <translation>Tas i bruk genast om den första sviker eller nästan är full</translation>
    </message>
    <message>
        <source>{show}, {date}, {time} (UTC), {part} and {track} stand for what they say; what would make two names equal is added</source>
        <translation>{show}, {date}, {time} (UTC), {part} och {track} ersätts med det de säger; det som skiljer två lika namn åt läggs till</translation>
    </message>
    <message>
        <source>never</source>
        <translation>aldrig</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>At takes and marks</source>
        <translation>Vid växlingar och märken</translation>
    </message>
    <message>
        <source>At marks alone</source>
        <translation>Bara vid märken</translation>
    </message>
    <message>
        <source>As it is sent</source>
        <translation>Som det sänds</translation>
    </message>
    <message>
        <source>By itself, at the full rate</source>
        <translation>För sig, med full hastighet</translation>
    </message>
    <message>
        <source>as the line allows</source>
        <translation>så mycket linjen tillåter</translation>
    </message>
    <message>
        <source>The picture never gets less, whatever the line carries</source>
        <translation>Bilden får aldrig mindre, vad linjen än bär</translation>
    </message>
    <message>
        <source>Kept in memory, to be played again or saved</source>
        <translation>Hålls i minnet för att spelas igen eller sparas</translation>
    </message>
    <message>
        <source>public key (PEM), or empty</source>
        <translation>publik nyckel (PEM), eller tomt</translation>
    </message>
    <message>
        <source>Its private half, which the organisation keeps, opens every recording, too: a lost laptop is not a lost recording</source>
        <translation>Dess privata halva, som organisationen förvarar, öppnar också varje inspelning: en borttappad dator är ingen borttappad inspelning</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mapp</translation>
    </message>
    <message>
        <source>Second disk</source>
        <translation>Andra disken</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>New file after</source>
        <translation>Ny fil efter</translation>
    </message>
    <message>
        <source>or after</source>
        <translation>eller efter</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Encoded</source>
        <translation>Kodning</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Minst</translation>
    </message>
    <message>
        <source>Replays</source>
        <translation>Repriser</translation>
    </message>
    <message>
        <source>Escrow</source>
        <translation>Reservnyckel</translation>
    </message>
    <message>
        <source>Own tracks</source>
        <translation>Egna spår</translation>
    </message>
    <message>
        <source>This is no organisation&apos;s key; paste its public half, as recording new-escrow-key wrote it.</source>
        <translation>Detta är ingen organisations nyckel; klistra in dess publika halva som recording new-escrow-key skrev den.</translation>
    </message>
    <message>
        <source>Sealed under key {key}, in the system&apos;s keyring</source>
        <translation>Förseglas med nyckel {key}, i systemets nyckelring</translation>
    </message>
    <message>
        <source>Sealed under key {key}, in the file that was named</source>
        <translation>Förseglas med nyckel {key}, i filen som angavs</translation>
    </message>
    <message>
        <source>Sealed under the demo&apos;s key {key}, which protects nothing</source>
        <translation>Förseglas med demons nyckel {key}, som inte skyddar något</translation>
    </message>
    <message>
        <source>the organisation&apos;s key {keys} opens them, too</source>
        <translation>organisationens nyckel {keys} öppnar dem också</translation>
    </message>
    <message>
        <source>Their sound is a track of its own beside the programme</source>
        <translation>Deras ljud är ett eget spår vid sidan av programmet</translation>
    </message>
</context>
<context>
    <name>RestartNews</name>
    <message>
        <source>The engine had to be restarted {times} during this show; the last time: {reason}</source>
        <translation>Motorn måste startas om {times} under den här showen; senast: {reason}</translation>
    </message>
    <message>
        <source>This is a new show, {show}: the engine that was here before has ended.</source>
        <translation>Detta är en ny show, {show}: motorn som var här förut har avslutats.</translation>
    </message>
    <message>
        <source>The engine was restarted: {reason}</source>
        <translation>Motorn startades om: {reason}</translation>
    </message>
    <message>
        <source>It was away for {seconds} s.</source>
        <translation>Den var borta i {seconds} s.</translation>
    </message>
    <message>
        <source>The recording goes on in a new file.</source>
        <translation>Inspelningen fortsätter i en ny fil.</translation>
    </message>
    <message>
        <source>The recording is paused still, in a new file.</source>
        <translation>Inspelningen är fortfarande pausad, i en ny fil.</translation>
    </message>
    <message>
        <source>once</source>
        <translation>en gång</translation>
    </message>
    <message>
        <source>{count} times</source>
        <translation>{count} gånger</translation>
    </message>
    <message>
        <source>it ended without a word</source>
        <translation>den avslutades utan ett ord</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>presenter</source>
        <translation>presentatör</translation>
    </message>
    <message>
        <source>producer</source>
        <translation>producent</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operatör</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>administratör</translation>
    </message>
</context>
<context>
    <name>SceneSection</name>
    <message>
        <source>Name of the scene in preview</source>
        <translation>Namn på scenen i förhandsvisningen</translation>
    </message>
    <message>
        <source>Name of the scene</source>
        <translation>Scenens namn</translation>
    </message>
    <message>
        <source>New scene</source>
        <translation>Ny scen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicera</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Flytta upp</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Flytta ned</translation>
    </message>
    <message>
        <source>Remove scene</source>
        <translation>Ta bort scenen</translation>
    </message>
    <message>
        <source>It is on air; take another scene first.</source>
        <translation>Den sänds; ta en annan scen först.</translation>
    </message>
</context>
<context>
    <name>Scenes</name>
    <message>
        <source>Scene {scene}</source>
        <translation>Scen {scene}</translation>
    </message>
    <message>
        <source>Click: prepare{key}. Double click: put on air.</source>
        <translation>Klick: förbered{key}. Dubbelklick: sänd.</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>I SÄNDNING</translation>
    </message>
    <message>
        <source>PROGRAM</source>
        <translation>PROGRAM</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>FÖRBEREDD</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>används inte</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Scener</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>Level of {source}</source>
        <translation>Nivå: {source}</translation>
    </message>
    <message>
        <source>Solo {source} in the headphones</source>
        <translation>Solo i hörlurarna: {source}</translation>
    </message>
    <message>
        <source>Fader of {source}</source>
        <translation>Regel: {source}</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Tysta</translation>
    </message>
    <message>
        <source>Mute {source}</source>
        <translation>Tysta: {source}</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>Solo</translation>
    </message>
    <message>
        <source>Hear it alone in the headphones, before fader and mute</source>
        <translation>Hör den ensam i hörlurarna, före regel och tystning</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Fördr.</translation>
    </message>
    <message>
        <source>Delay of {source}</source>
        <translation>Fördröjning: {source}</translation>
    </message>
    <message>
        <source>How much later it is heard, where its picture is slower</source>
        <translation>Hur mycket senare den hörs, när bilden är långsammare</translation>
    </message>
    <message>
        <source>HELD OUT</source>
        <translation>BORTA</translation>
    </message>
    <message>
        <source>Out of the programme while its presenter answers the producer</source>
        <translation>Borta ur programmet medan presentatören svarar producenten</translation>
    </message>
    <message>
        <source>{source} is out of the programme while its presenter answers</source>
        <translation>{source} är borta ur programmet medan presentatören svarar</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Tystad</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ljud</translation>
    </message>
    <message>
        <source>Level of the programme</source>
        <translation>Programmets nivå</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
</context>
<context>
    <name>SourceFields</name>
    <message>
        <source>Device</source>
        <translation>Enhet</translation>
    </message>
    <message>
        <source>part of its name; empty: the system&apos;s first</source>
        <translation>en del av namnet; tomt: systemets första</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Bredd</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höjd</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bilder per sekund</translation>
    </message>
    <message>
        <source>pixels; empty: as the show&apos;s</source>
        <translation>bildpunkter; tomt: som programmets</translation>
    </message>
    <message>
        <source>empty: as the show&apos;s, and 30 at least</source>
        <translation>tomt: som programmets, minst 30</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Ingångar</translation>
    </message>
    <message>
        <source>counted from 1, with commas between; empty: all of a stereo device</source>
        <translation>räknade från 1, med komman emellan; tomt: båda hos en stereoenhet</translation>
    </message>
    <message>
        <source>Rate (Hz)</source>
        <translation>Samplingsfrekvens (Hz)</translation>
    </message>
    <message>
        <source>what to ask it for; empty: 48000</source>
        <translation>vad den ombes om; tomt: 48000</translation>
    </message>
    <message>
        <source>Pixel format</source>
        <translation>Pixelformat</translation>
    </message>
    <message>
        <source>The best that it has</source>
        <translation>Det bästa som den har</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>the whole path</source>
        <translation>hela sökvägen</translation>
    </message>
    <message>
        <source>All but the studio and notifications</source>
        <translation>Allt utom studion och aviseringar</translation>
    </message>
    <message>
        <source>Only the chosen windows</source>
        <translation>Bara valda fönster</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Allt</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Spelas in</translation>
    </message>
    <message>
        <source>In the programme alone</source>
        <translation>Bara i sändningen</translation>
    </message>
    <message>
        <source>By itself, too</source>
        <translation>Även för sig</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Media file</source>
        <translation>Mediefil</translation>
    </message>
    <message>
        <source>Picture or slide</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Slides (PDF)</source>
        <translation>Presentation (PDF)</translation>
    </message>
    <message>
        <source>Graphic (SVG)</source>
        <translation>Grafik (SVG)</translation>
    </message>
    <message>
        <source>Network camera</source>
        <translation>Nätverkskamera</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adress</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Användare</translation>
    </message>
    <message>
        <source>where it asks for a login</source>
        <translation>om den kräver inloggning</translation>
    </message>
    <message>
        <source>Password from</source>
        <translation>Lösenord från</translation>
    </message>
    <message>
        <source>env:NAME or a file of mode 0600</source>
        <translation>env:NAMN eller en fil med läge 0600</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Skärm</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Bildskärm</translation>
    </message>
    <message>
        <source>empty: this one</source>
        <translation>tomt: den här</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fönster</translation>
    </message>
    <message>
        <source>a part of its title, or its class; empty: all of them</source>
        <translation>en del av titeln, eller klassen; tomt: alla</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Visas</translation>
    </message>
    <message>
        <source>Chosen windows</source>
        <translation>Valda fönster</translation>
    </message>
    <message>
        <source>another: a part of its title, or its class</source>
        <translation>annat: en del av titeln, eller klassen</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>left, top, width, height in pixels; empty: all</source>
        <translation>vänster, överkant, bredd, höjd i pixlar; tomt: allt</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Repris</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunder</translation>
    </message>
    <message>
        <source>1 to 30; empty: 10</source>
        <translation>1 till 30; tomt: 10</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Hastighet</translation>
    </message>
    <message>
        <source>0.1 to 4; empty: 0.5, slow motion</source>
        <translation>0,1 till 4; tomt: 0,5, slow motion</translation>
    </message>
    <message>
        <source>Test pattern</source>
        <translation>Testbild</translation>
    </message>
    <message>
        <source>{kind}: fill in {field} ({hint}).</source>
        <translation>{kind}: fyll i {field} ({hint}).</translation>
    </message>
    <message>
        <source>{kind}: an answer will not do. What is asked: {hints}.</source>
        <translation>{kind}: ett svar duger inte. Det som frågas: {hints}.</translation>
    </message>
</context>
<context>
    <name>SourceSection</name>
    <message>
        <source>Source to change</source>
        <translation>Källa att ändra</translation>
    </message>
    <message>
        <source>Kind of source</source>
        <translation>Typ av källa</translation>
    </message>
    <message>
        <source>Label of the source</source>
        <translation>Källans namn</translation>
    </message>
    <message>
        <source>Remove source</source>
        <translation>Ta bort källan</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Uppåt</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nedåt</translation>
    </message>
    <message>
        <source>The order of the sources, their strips and their keys</source>
        <translation>Ordningen på källorna, deras reglage och deras tangenter</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>Ny källa</translation>
    </message>
    <message>
        <source>Add source</source>
        <translation>Lägg till källan</translation>
    </message>
    <message>
        <source>Change source</source>
        <translation>Ändra källan</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>Lägen</translation>
    </message>
    <message>
        <source>{field}: another</source>
        <translation>{field}: annat</translation>
    </message>
    <message>
        <source>Modes that this camera has</source>
        <translation>Lägen som den här kameran har</translation>
    </message>
    <message>
        <source>Choose one that it has</source>
        <translation>Välj ett som den har</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>starting</source>
        <translation>startar</translation>
    </message>
    <message>
        <source>there</source>
        <translation>finns</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>saknas</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>slut</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fel</translation>
    </message>
    <message>
        <source>Previous page of {source}</source>
        <translation>Föregående sida: {source}</translation>
    </message>
    <message>
        <source>Next page of {source}</source>
        <translation>Nästa sida: {source}</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>suddig</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>fryst</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Källor</translation>
    </message>
    <message>
        <source>Crosses the local network unencrypted</source>
        <translation>Går okrypterat över det lokala nätet</translation>
    </message>
    <message>
        <source>Unencrypted on the local network</source>
        <translation>Okrypterat på det lokala nätet</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Preview picture</source>
        <translation>Förhandsvisningens bild</translation>
    </message>
    <message>
        <source>Programme picture</source>
        <translation>Programbild</translation>
    </message>
    <message>
        <source>PROGRAM</source>
        <translation>PROGRAM</translation>
    </message>
    <message>
        <source>Waiting for the engine</source>
        <translation>Väntar på motorn</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Redigera</translation>
    </message>
    <message>
        <source>Edit the show: items on the preview, scenes, sources</source>
        <translation>Redigera showen: objekt i förhandsvisningen, scener, källor</translation>
    </message>
    <message>
        <source>Edit the show</source>
        <translation>Redigera showen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Klipp</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mixa</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>FÖRHANDSVISNING</translation>
    </message>
    <message>
        <source>Cut: put preview on air at once</source>
        <translation>Klipp: sänd förhandsvisningen genast</translation>
    </message>
    <message>
        <source>Mix: fade preview in</source>
        <translation>Mix: tona in förhandsvisningen</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>I SÄNDNING</translation>
    </message>
</context>
<context>
    <name>Station</name>
    <message>
        <source>The engine cannot be reached, so nothing was done; try again once it is back.</source>
        <translation>Motorn kan inte nås, så inget gjordes; försök igen när den är tillbaka.</translation>
    </message>
</context>
<context>
    <name>Talk</name>
    <message>
        <source>Talkback cannot be reached now; it comes back by itself in a moment.</source>
        <translation>Talkback kan inte nås nu; den kommer tillbaka av sig själv om en stund.</translation>
    </message>
    <message>
        <source>Daily may carry your organisation&apos;s calls no more, and this one was ended there; the voices go by the backend itself now.</source>
        <translation>Daily får inte längre bära din organisations samtal, och detta avslutades där; rösterna går nu genom tjänsten själv.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Svara</translation>
    </message>
    <message>
        <source>THEY HEAR YOU</source>
        <translation>DU HÖRS</translation>
    </message>
    <message>
        <source>THEY HEAR YOU {left}</source>
        <translation>DU HÖRS {left}</translation>
    </message>
    <message>
        <source>the producers</source>
        <translation>producenterna</translation>
    </message>
    <message>
        <source>Answer the producer</source>
        <translation>Svara producenten</translation>
    </message>
    <message>
        <source>Tap: stays open, for {limit} at most. Hold for more than 2 s: open while held.</source>
        <translation>Tryck: förblir öppen, högst {limit}. Håll mer än 2 s: öppen medan du håller.</translation>
    </message>
    <message>
        <source>Talkback ({count})</source>
        <translation>Talkback ({count})</translation>
    </message>
    <message>
        <source>Talkback</source>
        <translation>Talkback</translation>
    </message>
    <message>
        <source>Talkback, calls that wait: {count}</source>
        <translation>Talkback, anrop som väntar: {count}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>och {count} till</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ta bort</translation>
    </message>
    <message>
        <source>{call}: {deed}</source>
        <translation>{call}: {deed}</translation>
    </message>
    <message>
        <source>Call everybody back</source>
        <translation>Kalla alla tillbaka</translation>
    </message>
    <message>
        <source>Bring everybody to the main room</source>
        <translation>För alla till huvudrummet</translation>
    </message>
    <message>
        <source>YOUR MICROPHONE IS OUT OF THE PROGRAMME</source>
        <translation>DIN MIKROFON ÄR BORTA UR PROGRAMMET</translation>
    </message>
    <message>
        <source>No cue</source>
        <translation>Ingen signal</translation>
    </message>
    <message>
        <source>{name}: {text}</source>
        <translation>{name}: {text}</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Kvittera</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Läst</translation>
    </message>
    <message>
        <source>Choose somebody in the talkback panel{key} first.</source>
        <translation>Välj först någon i talkbackpanelen{key}.</translation>
    </message>
    <message>
        <source>Talk to {line}</source>
        <translation>Tala till: {line}</translation>
    </message>
    <message>
        <source>Call {name}</source>
        <translation>Anropa {name}</translation>
    </message>
    <message>
        <source>Move {name} to: {room}</source>
        <translation>Flytta {name} till: {room}</translation>
    </message>
    <message>
        <source>You are in no call; open talkback{key}.</source>
        <translation>Du är inte i något samtal; öppna talkback{key}.</translation>
    </message>
    <message>
        <source>Who can hear whom</source>
        <translation>Vem som kan höra vem</translation>
    </message>
    <message>
        <source>●: hears now. ○: would, once they press a key.</source>
        <translation>●: hör nu. ○: skulle höra, när den andra trycker på en talknapp.</translation>
    </message>
    <message>
        <source>{name} hears</source>
        <translation>{name} hör</translation>
    </message>
    <message>
        <source>{ear} hears {voice}</source>
        <translation>{ear} hör {voice}</translation>
    </message>
    <message>
        <source>{ear} can hear {voice}</source>
        <translation>{ear} kan höra {voice}</translation>
    </message>
    <message>
        <source>{ear} cannot hear {voice}</source>
        <translation>{ear} kan inte höra {voice}</translation>
    </message>
    <message>
        <source>Listen to {line}</source>
        <translation>Lyssna på: {line}</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Lyssna</translation>
    </message>
    <message>
        <source>Matrix: stations and lines</source>
        <translation>Matris: stationer och linjer</translation>
    </message>
    <message>
        <source>Arrow keys walk, Space opens and closes. ✕: forbidden, nobody opens it.</source>
        <translation>Piltangenter flyttar, mellanslag öppnar och stänger. ✕: förbjudet, ingen öppnar det.</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Förstärkning</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritet</translation>
    </message>
    <message>
        <source>Of two who talk into one ear, the one of less is held back</source>
        <translation>Av två som talar i samma öra hålls den med lägre prioritet tillbaka</translation>
    </message>
    <message>
        <source>{name} talks</source>
        <translation>{name} talar</translation>
    </message>
    <message>
        <source>{name} listens</source>
        <translation>{name} lyssnar</translation>
    </message>
    <message>
        <source>Latched keys stay open behind other windows</source>
        <translation>Låsta tangenter förblir öppna bakom andra fönster</translation>
    </message>
    <message>
        <source>Else all talk keys go up as soon as another window is in front.</source>
        <translation>Annars släpps alla taltangenter så snart ett annat fönster ligger överst.</translation>
    </message>
    <message>
        <source>Talk keys work behind other windows</source>
        <translation>Taltangenter verkar bakom andra fönster</translation>
    </message>
    <message>
        <source>Held, not latched; other programs do not get these keys then.</source>
        <translation>Hållna, inte låsta; andra program får då inte de här tangenterna.</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Presenter</source>
        <translation>Presentatör</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matris</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ljud</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anropa</translation>
    </message>
    <message>
        <source>Flash</source>
        <translation>Brådskande</translation>
    </message>
    <message>
        <source>Stand by</source>
        <translation>Beredd</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Kör</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Rensa</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Skicka</translation>
    </message>
    <message>
        <source>Call {name} urgently: their screen flashes</source>
        <translation>Anropa {name} brådskande: skärmen blinkar</translation>
    </message>
    <message>
        <source>Cue light of {name}: stand by</source>
        <translation>Signalljus för {name}: beredd</translation>
    </message>
    <message>
        <source>Cue light of {name}: go</source>
        <translation>Signalljus för {name}: kör</translation>
    </message>
    <message>
        <source>Clear cue light and text of {name}</source>
        <translation>Rensa signalljus och text för {name}</translation>
    </message>
    <message>
        <source>Send the text to {name}</source>
        <translation>Skicka texten till {name}</translation>
    </message>
    <message>
        <source>Text to their screen</source>
        <translation>Text till skärmen</translation>
    </message>
    <message>
        <source>Text to the screen of {name}</source>
        <translation>Text till skärmen för {name}</translation>
    </message>
    <message>
        <source>How far the programme of {name} is dimmed while one speaks</source>
        <translation>Hur mycket programmet för {name} dämpas medan någon talar</translation>
    </message>
    <message>
        <source>Dim</source>
        <translation>Dämpning</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Tala</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (du)</translation>
    </message>
    <message>
        <source>Level of {name}</source>
        <translation>Nivå för {name}</translation>
    </message>
    <message>
        <source>Talk to {line} privately</source>
        <translation>Tala privat till {line}</translation>
    </message>
    <message>
        <source>Listen to {name}, when they answer</source>
        <translation>Lyssna på {name} när de svarar</translation>
    </message>
    <message>
        <source>Call the producer</source>
        <translation>Anropa producenten</translation>
    </message>
    <message>
        <source>Asks for an answer without a word; your microphone stays closed</source>
        <translation>Ber om svar utan ett ord; din mikrofon förblir stängd</translation>
    </message>
    <message>
        <source>{names} speaks to you</source>
        <translation>{names} talar till dig</translation>
    </message>
    <message>
        <source>Nobody speaks to you now</source>
        <translation>Ingen talar till dig nu</translation>
    </message>
    <message>
        <source>Room of {name}</source>
        <translation>Rum för {name}</translation>
    </message>
    <message>
        <source>Choose a room: {name} is moved there at once</source>
        <translation>Välj ett rum: {name} flyttas dit genast</translation>
    </message>
    <message>
        <source>{room} (new)</source>
        <translation>{room} (nytt)</translation>
    </message>
    <message>
        <source>Close all my talk microphones</source>
        <translation>Stäng alla mina talkbackmikrofoner</translation>
    </message>
    <message>
        <source>MICROPHONE OPEN</source>
        <translation>MIKROFON ÖPPEN</translation>
    </message>
    <message>
        <source>closes by itself in {left}</source>
        <translation>stängs av sig själv om {left}</translation>
    </message>
    <message>
        <source>Talk microphone</source>
        <translation>Talkbackmikrofon</translation>
    </message>
    <message>
        <source>Talk headphones</source>
        <translation>Talkbackhörlurar</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Side-tone</source>
        <translation>Egen röst</translation>
    </message>
    <message>
        <source>Hear yourself quietly while your key is open</source>
        <translation>Hör dig själv svagt medan din tangent är öppen</translation>
    </message>
    <message>
        <source>Level of the side-tone</source>
        <translation>Nivå för egen röst</translation>
    </message>
    <message>
        <source>Programme left, talkback right</source>
        <translation>Program i vänster, talkback i höger</translation>
    </message>
    <message>
        <source>Both in both ears</source>
        <translation>Båda i båda öronen</translation>
    </message>
    <message>
        <source>Dim of the programme while one speaks</source>
        <translation>Dämpning av programmet medan någon talar</translation>
    </message>
    <message>
        <source>Cancel echo</source>
        <translation>Ta bort eko</translation>
    </message>
    <message>
        <source>Suppress noise</source>
        <translation>Dämpa brus</translation>
    </message>
    <message>
        <source>System&apos;s own</source>
        <translation>Systemets egen</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Hörlurar</translation>
    </message>
    <message>
        <source>Your ears and your microphone</source>
        <translation>Dina öron och din mikrofon</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startar</translation>
    </message>
    <message>
        <source>works</source>
        <translation>fungerar</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>saknas</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>nekad</translation>
    </message>
    <message>
        <source>OPEN {left}</source>
        <translation>ÖPPEN {left}</translation>
    </message>
    <message>
        <source>OPEN</source>
        <translation>ÖPPEN</translation>
    </message>
    <message>
        <source>Main room</source>
        <translation>Huvudrum</translation>
    </message>
    <message>
        <source>Room {number}</source>
        <translation>Rum {number}</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alla</translation>
    </message>
    <message>
        <source>Party line</source>
        <translation>Gruppkanal</translation>
    </message>
    <message>
        <source>Party line {name}</source>
        <translation>Gruppkanal {name}</translation>
    </message>
    <message>
        <source>{name}, privately</source>
        <translation>{name}, privat</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>I SÄNDNING</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>FÖRHANDSVISNING</translation>
    </message>
    <message>
        <source>STAND BY</source>
        <translation>BEREDD</translation>
    </message>
    <message>
        <source>GO</source>
        <translation>KÖR</translation>
    </message>
    <message>
        <source>ACKNOWLEDGED</source>
        <translation>KVITTERAT</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Tyst</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Av</translation>
    </message>
    <message>
        <source>{name} calls</source>
        <translation>{name} anropar</translation>
    </message>
    <message>
        <source>{name} calls urgently</source>
        <translation>{name} anropar brådskande</translation>
    </message>
    <message>
        <source>{name} answered your call</source>
        <translation>{name} svarade på ditt anrop</translation>
    </message>
    <message>
        <source>Delay {delay} ms, {lost} % lost</source>
        <translation>Fördröjning {delay} ms, {lost} % förlorat</translation>
    </message>
    <message>
        <source>your ear</source>
        <translation>ditt öra</translation>
    </message>
    <message>
        <source>you</source>
        <translation>dig</translation>
    </message>
    <message>
        <source>Talks: {lines}</source>
        <translation>Talar: {lines}</translation>
    </message>
    <message>
        <source>Answers within {span} ms</source>
        <translation>Svarar inom {span} ms</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Tyst</translation>
    </message>
    <message>
        <source>Hears nobody</source>
        <translation>Hör ingen</translation>
    </message>
    <message>
        <source>Hears: {names}</source>
        <translation>Hör: {names}</translation>
    </message>
    <message>
        <source>{room}: {names}</source>
        <translation>{room}: {names}</translation>
    </message>
    <message>
        <source>You are alone in {room}</source>
        <translation>Du är ensam i {room}</translation>
    </message>
    <message>
        <source>You are in {room} with {names}</source>
        <translation>Du är i {room} med {names}</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>tyst</translation>
    </message>
    <message>
        <source>{name} talks on {line}: {how}</source>
        <translation>{name} talar på {line}: {how}</translation>
    </message>
    <message>
        <source>{name} listens to {line}: {how}</source>
        <translation>{name} lyssnar på {line}: {how}</translation>
    </message>
    <message>
        <source>forbidden</source>
        <translation>förbjudet</translation>
    </message>
    <message>
        <source>open</source>
        <translation>öppet</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>stängt</translation>
    </message>
    <message>
        <source>{name}&apos;s ear</source>
        <translation>Örat: {name}</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Lyssnar</translation>
    </message>
    <message>
        <source>Talkback is off: choose an event.</source>
        <translation>Talkback är av: välj ett evenemang.</translation>
    </message>
    <message>
        <source>Talkback is off: it is being started.</source>
        <translation>Talkback är av: den startas.</translation>
    </message>
    <message>
        <source>Talkback is off: the event is being joined.</source>
        <translation>Talkback är av: anslutning till evenemanget pågår.</translation>
    </message>
    <message>
        <source>The call is being joined.</source>
        <translation>Ansluter till samtalet.</translation>
    </message>
    <message>
        <source>The call is lost; it comes back by itself.</source>
        <translation>Samtalet bröts; det kommer tillbaka av sig självt.</translation>
    </message>
    <message>
        <source>The call was refused.</source>
        <translation>Samtalet nekades.</translation>
    </message>
    <message>
        <source>In the call: {count}</source>
        <translation>I samtalet: {count}</translation>
    </message>
    <message>
        <source>voices by Daily</source>
        <translation>röster via Daily</translation>
    </message>
    <message>
        <source>voices by {where}</source>
        <translation>röster via {where}</translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>No contact</source>
        <translation>Ingen kontakt</translation>
    </message>
    <message>
        <source>REHEARSAL</source>
        <translation>REPETITION</translation>
    </message>
    <message>
        <source>Nobody sees it</source>
        <translation>Ingen ser det</translation>
    </message>
    <message>
        <source>The show is not being sent anywhere</source>
        <translation>Showen sänds ingenstans</translation>
    </message>
    <message>
        <source>Off air</source>
        <translation>Ej i sändning</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Ansluter</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Beredskap</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>I SÄNDNING</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Ansluter igen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Avvisad</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>A part of this window failed ({kind}); the show goes on.</source>
        <translation>En del av fönstret slutade fungera ({kind}); sändningen går vidare.</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Kommandon</translation>
    </message>
    <message>
        <source>The show is on air and stays there without this window. Close it again within 5 s to close the window alone.</source>
        <translation>Showen sänds och fortsätter utan det här fönstret. Stäng det igen inom 5 s för att bara stänga fönstret.</translation>
    </message>
    <message>
        <source>The recording goes on without this window. Close it again within 5 s to close the window alone.</source>
        <translation>Inspelningen fortsätter utan det här fönstret. Stäng det igen inom 5 s för att bara stänga fönstret.</translation>
    </message>
    <message>
        <source>The window is locked. Close it again within 5 s to close it all the same.</source>
        <translation>Fönstret är låst. Stäng det igen inom 5 s för att stänga det ändå.</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Repetition</translation>
    </message>
    <message>
        <source>● ON AIR</source>
        <translation>● I SÄNDNING</translation>
    </message>
    <message>
        <source>No contact</source>
        <translation>Ingen kontakt</translation>
    </message>
</context>
</TS>
