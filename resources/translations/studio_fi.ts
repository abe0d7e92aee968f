<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fi">
<context>
    <name>Account</name>
    <message>
        <source>Go live in this event</source>
        <translation>Aloita lähetys tässä tapahtumassa</translation>
    </message>
    <message>
        <source>Leave the air</source>
        <translation>Lopeta lähetys</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>Harjoittele</translation>
    </message>
    <message>
        <source>Send it for a try: nobody but the ingest sees it</source>
        <translation>Lähetä kokeeksi: sen näkee vain vastaanotin</translation>
    </message>
    <message>
        <source>Ask for a go</source>
        <translation>Pyydä lupaa</translation>
    </message>
    <message>
        <source>Give the go</source>
        <translation>Anna lupa</translation>
    </message>
    <message>
        <source>Take the go back</source>
        <translation>Peru lupa</translation>
    </message>
    <message>
        <source>Choose no event</source>
        <translation>Älä valitse tapahtumaa</translation>
    </message>
    <message>
        <source>A key is asked for …</source>
        <translation>Pyydetään avainta …</translation>
    </message>
    <message>
        <source>This is a rehearsal: nobody sees it.</source>
        <translation>Tämä on harjoitus: kukaan ei näe sitä.</translation>
    </message>
    <message>
        <source>The show is live in this event.</source>
        <translation>Ohjelma on lähetyksessä tässä tapahtumassa.</translation>
    </message>
    <message>
        <source>Embargo until {time}.</source>
        <translation>Julkaisukielto päättyy {time}.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Tapahtumat</translation>
    </message>
    <message>
        <source>Sign in to an organisation</source>
        <translation>Kirjaudu organisaatioon</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Kirjaudu ulos</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Katso uudelleen</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>Toinen tunniste</translation>
    </message>
    <message>
        <source>A code of your telephone, beside your password</source>
        <translation>Puhelimesi koodi salasanan lisäksi</translation>
    </message>
    <message>
        <source>Pages in the browser</source>
        <translation>Sivut selaimessa</translation>
    </message>
    <message>
        <source>People, events, vendors and the audit trail of the backend</source>
        <translation>Palvelun henkilöt, tapahtumat, toimittajat ja tarkastusloki</translation>
    </message>
    <message>
        <source>Choose this event</source>
        <translation>Valitse tämä tapahtuma</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Tapahtuma</translation>
    </message>
    <message>
        <source>The account is looked for …</source>
        <translation>Tiliä etsitään …</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Kirjaudutaan …</translation>
    </message>
    <message>
        <source>The events of this machine are begun …</source>
        <translation>Tämän koneen tapahtumia käynnistetään …</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Kirjaudu</translation>
    </message>
    <message>
        <source>Other ways to sign in</source>
        <translation>Muut kirjautumistavat</translation>
    </message>
    <message>
        <source>Scan this code with an authenticator on your telephone, or type the secret there. Then enter the six digits that it shows.</source>
        <translation>Lue tämä koodi puhelimesi todennussovelluksella tai kirjoita salaisuus siihen. Anna sitten kuusi numeroa, jotka se näyttää.</translation>
    </message>
    <message>
        <source>Square code for a camera; the secret is below as text</source>
        <translation>Ruutukoodi kameralle; salaisuus on alla tekstinä</translation>
    </message>
    <message>
        <source>Secret, as text</source>
        <translation>Salaisuus tekstinä</translation>
    </message>
    <message>
        <source>Code that the authenticator shows</source>
        <translation>Koodi, jonka todennussovellus näyttää</translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <translation>Kopioi salaisuus</translation>
    </message>
    <message>
        <source>Confirm the code</source>
        <translation>Vahvista koodi</translation>
    </message>
    <message>
        <source>Code of your present authenticator, or a recovery code</source>
        <translation>Nykyisen todennussovelluksesi koodi tai palautuskoodi</translation>
    </message>
    <message>
        <source>Show a new secret</source>
        <translation>Näytä uusi salaisuus</translation>
    </message>
    <message>
        <source>Nobody goes live before</source>
        <translation>Kukaan ei lähetä ennen aikaa</translation>
    </message>
    <message>
        <source>Goes live with a second person&apos;s go</source>
        <translation>Lähetetään toisen henkilön luvalla</translation>
    </message>
    <message>
        <source>People register for it</source>
        <translation>Siihen ilmoittaudutaan</translation>
    </message>
    <message>
        <source>Only then may what they answer go to the database of answers</source>
        <translation>Vain silloin vastaukset saavat mennä vastausten tietokantaan</translation>
    </message>
    <message>
        <source>Its recording gets subtitles</source>
        <translation>Sen tallenne tekstitetään</translation>
    </message>
    <message>
        <source>Only then may its recording go to be transcribed</source>
        <translation>Vain silloin sen tallenne saa mennä litteroitavaksi</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Tallenna</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Peruuta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nimi</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Alkaa</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Päättyy</translation>
    </message>
    <message>
        <source>Where the stream comes from</source>
        <translation>Mistä lähetys tulee</translation>
    </message>
    <message>
        <source>Where all of it stays follows from this and from what your organisation demands.</source>
        <translation>Tästä ja organisaatiosi vaatimuksista seuraa, missä kaikki pysyy.</translation>
    </message>
    <message>
        <source>End of the embargo</source>
        <translation>Julkaisukiellon loppu</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Uusi tapahtuma</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>Muuta: {name}</translation>
    </message>
    <message>
        <source>Copy {name}</source>
        <translation>Kopioi: {name}</translation>
    </message>
    <message>
        <source>Your organisation asks for a second factor; set it up now, once.</source>
        <translation>Organisaatiosi vaatii toisen tunnisteen; ota se käyttöön nyt, kerran.</translation>
    </message>
    <message>
        <source>A new authenticator takes the place of the one you have.</source>
        <translation>Uusi todennussovellus tulee nykyisen tilalle.</translation>
    </message>
    <message>
        <source>Address of your organisation&apos;s backend</source>
        <translation>Organisaatiosi taustapalvelun osoite</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>Sähköpostiosoite</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Salasana</translation>
    </message>
    <message>
        <source>Code of your authenticator</source>
        <translation>Todennussovelluksesi koodi</translation>
    </message>
    <message>
        <source>Go on in your browser; it comes back here.</source>
        <translation>Jatka selaimessasi; se palaa tänne.</translation>
    </message>
    <message>
        <source>Your password is right; now the code.</source>
        <translation>Salasanasi on oikea; nyt koodi.</translation>
    </message>
    <message>
        <source>Sign in with {issuer}</source>
        <translation>Kirjaudu: {issuer}</translation>
    </message>
    <message>
        <source>Other stations</source>
        <translation>Muut asemat</translation>
    </message>
    <message>
        <source>Something is wrong there.</source>
        <translation>Siellä on jotain vialla.</translation>
    </message>
    <message>
        <source>On this machine, without an account</source>
        <translation>Tällä koneella, ilman tiliä</translation>
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
        <translation>Kaikki tästä tapahtumasta pysyy EU:ssa.</translation>
    </message>
    <message>
        <source>Everything of this event stays in the US.</source>
        <translation>Kaikki tästä tapahtumasta pysyy Yhdysvalloissa.</translation>
    </message>
    <message>
        <source>People register for it.</source>
        <translation>Siihen ilmoittaudutaan.</translation>
    </message>
    <message>
        <source>Its recording may go to be transcribed.</source>
        <translation>Sen tallenne saa mennä litteroitavaksi.</translation>
    </message>
    <message>
        <source>may go live</source>
        <translation>saa lähettää</translation>
    </message>
    <message>
        <source>may rehearse</source>
        <translation>saa harjoitella</translation>
    </message>
    <message>
        <source>may watch</source>
        <translation>saa katsoa</translation>
    </message>
    <message>
        <source>a second person&apos;s go is due</source>
        <translation>toisen henkilön lupa puuttuu</translation>
    </message>
    <message>
        <source>waits for a second person&apos;s go</source>
        <translation>odottaa toisen henkilön lupaa</translation>
    </message>
    <message>
        <source>has a second person&apos;s go</source>
        <translation>toinen henkilö on antanut luvan</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>valittu</translation>
    </message>
    <message>
        <source>From the EU</source>
        <translation>EU:sta</translation>
    </message>
    <message>
        <source>From the US</source>
        <translation>Yhdysvalloista</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Ei vielä tiedossa</translation>
    </message>
    <message>
        <source>can be had back until {time}</source>
        <translation>palautettavissa {time} asti</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>LÄHETYKSESSÄ</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>ESIKATSELU</translation>
    </message>
    <message>
        <source>OFF AIR</source>
        <translation>EI LÄHETYKSESSÄ</translation>
    </message>
    <message>
        <source>The account cannot be reached now; try again in a moment.</source>
        <translation>Tiliin ei saada nyt yhteyttä; yritä hetken kuluttua uudelleen.</translation>
    </message>
    <message>
        <source>My first webcast</source>
        <translation>Ensimmäinen verkkolähetykseni</translation>
    </message>
    <message>
        <source>Your second factor is set up. Each of these codes lets you in once if you lose your telephone. They are shown this one time: keep them away from this computer.</source>
        <translation>Toinen tunniste on käytössä. Kukin näistä koodeista päästää sinut sisään kerran, jos puhelimesi katoaa. Ne näytetään vain tämän kerran: säilytä ne muualla kuin tällä tietokoneella.</translation>
    </message>
    <message>
        <source>Recovery codes</source>
        <translation>Palautuskoodit</translation>
    </message>
    <message>
        <source>Copy the codes</source>
        <translation>Kopioi koodit</translation>
    </message>
    <message>
        <source>File for the codes</source>
        <translation>Koodien tiedosto</translation>
    </message>
    <message>
        <source>Save the codes</source>
        <translation>Tallenna koodit</translation>
    </message>
    <message>
        <source>I have kept them</source>
        <translation>Olen säilyttänyt ne</translation>
    </message>
    <message>
        <source>The codes are copied.</source>
        <translation>Koodit on kopioitu.</translation>
    </message>
    <message>
        <source>The codes cannot be saved there; name a new file in a folder of yours.</source>
        <translation>Koodeja ei voi tallentaa sinne; nimeä uusi tiedosto omaan kansioosi.</translation>
    </message>
    <message>
        <source>The codes are saved in {file}.</source>
        <translation>Koodit on tallennettu tiedostoon {file}.</translation>
    </message>
    <message>
        <source>Deleted events</source>
        <translation>Poistetut tapahtumat</translation>
    </message>
    <message>
        <source>No event was deleted within a month.</source>
        <translation>Kuukauden sisällä ei ole poistettu tapahtumia.</translation>
    </message>
    <message>
        <source>Have it back</source>
        <translation>Palauta</translation>
    </message>
    <message>
        <source>Back to the events</source>
        <translation>Takaisin tapahtumiin</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Uusi</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Muuta</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopioi</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Poista</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Poistetut</translation>
    </message>
    <message>
        <source>Make an event</source>
        <translation>Luo tapahtuma</translation>
    </message>
    <message>
        <source>Change the event: name, times, embargo, go, audience</source>
        <translation>Muuta tapahtumaa: nimi, ajat, julkaisukielto, lupa, yleisö</translation>
    </message>
    <message>
        <source>Make another event like this one</source>
        <translation>Luo toinen samanlainen tapahtuma</translation>
    </message>
    <message>
        <source>Hide the event; it can be had back</source>
        <translation>Piilota tapahtuma; sen voi palauttaa</translation>
    </message>
    <message>
        <source>Deleted events, to be had back</source>
        <translation>Poistetut tapahtumat palautettaviksi</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Paikallista aikaa</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Prepare scene: {scene}</source>
        <translation>Valmistele kohtaus: {scene}</translation>
    </message>
    <message>
        <source>Put on air: {scene}</source>
        <translation>Lähetykseen: {scene}</translation>
    </message>
    <message>
        <source>Unmute {source}</source>
        <translation>Poista mykistys: {source}</translation>
    </message>
    <message>
        <source>Mute {source}</source>
        <translation>Mykistä: {source}</translation>
    </message>
    <message>
        <source>Mix: fade preview in</source>
        <translation>Miksaus: häivytä esikatselu lähetykseen</translation>
    </message>
    <message>
        <source>Cut: put preview on air at once</source>
        <translation>Leikkaus: esikatselu lähetykseen heti</translation>
    </message>
    <message>
        <source>Prepare scene {number}</source>
        <translation>Valmistele kohtaus {number}</translation>
    </message>
    <message>
        <source>Next page of the slides</source>
        <translation>Diojen seuraava sivu</translation>
    </message>
    <message>
        <source>Previous page of the slides</source>
        <translation>Diojen edellinen sivu</translation>
    </message>
    <message>
        <source>Blur all screens, or uncover them</source>
        <translation>Sumenna kaikki näytöt tai paljasta ne</translation>
    </message>
    <message>
        <source>Freeze all screens, or let them go on</source>
        <translation>Pysäytä kaikki näytöt tai jatka niitä</translation>
    </message>
    <message>
        <source>Mute or unmute sound {number}</source>
        <translation>Mykistä ääni {number} tai poista mykistys</translation>
    </message>
    <message>
        <source>Put out the lamps of the meters that distorted</source>
        <translation>Sammuta mittarien särölamput</translation>
    </message>
    <message>
        <source>Go live, or leave the air (press twice)</source>
        <translation>Aloita lähetys tai lopeta se (paina kahdesti)</translation>
    </message>
    <message>
        <source>Record, or stop recording (press twice)</source>
        <translation>Aloita tallennus tai lopeta se (paina kahdesti)</translation>
    </message>
    <message>
        <source>Pause the recording, or let it go on</source>
        <translation>Keskeytä tallennus tai jatka sitä</translation>
    </message>
    <message>
        <source>Begin a chapter of the recording</source>
        <translation>Aloita tallenteessa uusi luku</translation>
    </message>
    <message>
        <source>Begin a new file of the recording</source>
        <translation>Aloita tallenteelle uusi tiedosto</translation>
    </message>
    <message>
        <source>Change how the show is recorded: where to, names, files, tracks</source>
        <translation>Muuta, miten lähetys tallennetaan: minne, nimet, tiedostot, raidat</translation>
    </message>
    <message>
        <source>Look whether everything is ready to go live</source>
        <translation>Tarkista, onko kaikki valmista lähetykseen</translation>
    </message>
    <message>
        <source>Play again what was just on air, in the replays</source>
        <translation>Toista uudelleen se, mikä juuri oli lähetyksessä, uusinnoissa</translation>
    </message>
    <message>
        <source>Save what was just on air as a recording</source>
        <translation>Tallenna se, mikä juuri oli lähetyksessä</translation>
    </message>
    <message>
        <source>Event: sign in, choose one, rehearse, go live in it</source>
        <translation>Tapahtuma: kirjaudu, valitse, harjoittele, aloita lähetys</translation>
    </message>
    <message>
        <source>Recordings: find, play, export, delete</source>
        <translation>Tallenteet: etsi, toista, vie, poista</translation>
    </message>
    <message>
        <source>Edit the show: items on the preview, scenes, sources</source>
        <translation>Muokkaa ohjelmaa: osat esikatselussa, kohtaukset, lähteet</translation>
    </message>
    <message>
        <source>Undo the last change of the show</source>
        <translation>Kumoa ohjelman viimeisin muutos</translation>
    </message>
    <message>
        <source>Redo what was undone</source>
        <translation>Tee kumottu uudelleen</translation>
    </message>
    <message>
        <source>Save the show</source>
        <translation>Tallenna ohjelma</translation>
    </message>
    <message>
        <source>Talkback: speak to presenters and crew</source>
        <translation>Puheyhteys: puhu esiintyjille ja tekijöille</translation>
    </message>
    <message>
        <source>Talk: answer, or speak to who is chosen (tap latches, or hold)</source>
        <translation>Puhu: vastaa tai puhu valitulle (napautus lukitsee, tai pidä)</translation>
    </message>
    <message>
        <source>Talk on the party line (tap latches, or hold)</source>
        <translation>Puhu ryhmälinjalla (napautus lukitsee, tai pidä)</translation>
    </message>
    <message>
        <source>Talk to everybody (tap latches, or hold)</source>
        <translation>Puhu kaikille (napautus lukitsee, tai pidä)</translation>
    </message>
    <message>
        <source>Close all my talk microphones</source>
        <translation>Sulje kaikki puhemikrofonini</translation>
    </message>
    <message>
        <source>Acknowledge the cue, or answer the newest call</source>
        <translation>Kuittaa merkkivalo tai vastaa uusimpaan kutsuun</translation>
    </message>
    <message>
        <source>Dismiss the newest call</source>
        <translation>Poista uusin kutsu</translation>
    </message>
    <message>
        <source>Call the producer</source>
        <translation>Kutsu tuottajaa</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Etsi komento</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Muuta näppäimiä</translation>
    </message>
    <message>
        <source>First steps: from an empty show to air</source>
        <translation>Ensiaskeleet: tyhjästä ohjelmasta lähetykseen</translation>
    </message>
    <message>
        <source>Lock or unlock the window (unlocking: press twice)</source>
        <translation>Lukitse ikkuna tai avaa lukitus (avaaminen: paina kahdesti)</translation>
    </message>
    <message>
        <source>Dismiss the notice</source>
        <translation>Poista ilmoitus</translation>
    </message>
    <message>
        <source>Dismiss all notices</source>
        <translation>Poista kaikki ilmoitukset</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Sulje ikkuna</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Tummat värit</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Vaaleat värit</translation>
    </message>
    <message>
        <source>Colours as the system has them</source>
        <translation>Värit järjestelmän mukaan</translation>
    </message>
    <message>
        <source>Language: {language}</source>
        <translation>Kieli: {language}</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Prepared: {scene}</source>
        <translation>Valmisteltu: {scene}</translation>
    </message>
    <message>
        <source>Programme: {scene}</source>
        <translation>Ohjelmakuva: {scene}</translation>
    </message>
    <message>
        <source>Talk microphone open</source>
        <translation>Puhemikrofoni auki</translation>
    </message>
    <message>
        <source>Talk microphone closed</source>
        <translation>Puhemikrofoni kiinni</translation>
    </message>
    <message>
        <source>Cue: {cue}</source>
        <translation>Merkki: {cue}</translation>
    </message>
    <message>
        <source>You are in {room}</source>
        <translation>Olet täällä: {room}</translation>
    </message>
    <message>
        <source>You are in the main room again</source>
        <translation>Olet taas päähuoneessa</translation>
    </message>
    <message>
        <source>{name} writes: {text}</source>
        <translation>{name} kirjoittaa: {text}</translation>
    </message>
    <message>
        <source>Your microphone is out of the programme</source>
        <translation>Mikrofonisi on poissa ohjelmasta</translation>
    </message>
    <message>
        <source>Your microphone is in the programme again</source>
        <translation>Mikrofonisi on taas ohjelmassa</translation>
    </message>
    <message>
        <source>Recording paused</source>
        <translation>Tallennus keskeytetty</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Tallennetaan</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Ei tallenneta</translation>
    </message>
    <message>
        <source>{source}: muted</source>
        <translation>{source}: mykistetty</translation>
    </message>
    <message>
        <source>{source}: not muted</source>
        <translation>{source}: ei mykistetty</translation>
    </message>
    <message>
        <source>{source}: alone in the headphones</source>
        <translation>{source}: yksin kuulokkeissa</translation>
    </message>
    <message>
        <source>{source}: not on solo</source>
        <translation>{source}: ei soolona</translation>
    </message>
    <message>
        <source>{source}: blurred</source>
        <translation>{source}: sumennettu</translation>
    </message>
    <message>
        <source>{source}: frozen</source>
        <translation>{source}: pysäytetty</translation>
    </message>
    <message>
        <source>{source}: seen again</source>
        <translation>{source}: taas näkyvissä</translation>
    </message>
    <message>
        <source>{source}: page {page} of {pages}</source>
        <translation>{source}: sivu {page}/{pages}</translation>
    </message>
    <message>
        <source>Headphones: off</source>
        <translation>Kuulokkeet: pois</translation>
    </message>
    <message>
        <source>Headphones: starting</source>
        <translation>Kuulokkeet: käynnistyvät</translation>
    </message>
    <message>
        <source>Headphones: they play</source>
        <translation>Kuulokkeet: soivat</translation>
    </message>
    <message>
        <source>Headphones: missing. {fault}</source>
        <translation>Kuulokkeet: puuttuvat. {fault}</translation>
    </message>
    <message>
        <source>Headphones: refused. {fault}</source>
        <translation>Kuulokkeet: estetty. {fault}</translation>
    </message>
    <message>
        <source>{source}: starting</source>
        <translation>{source}: käynnistyy</translation>
    </message>
    <message>
        <source>{source}: there. {fault}</source>
        <translation>{source}: paikalla. {fault}</translation>
    </message>
    <message>
        <source>{source}: missing. {fault}</source>
        <translation>{source}: puuttuu. {fault}</translation>
    </message>
    <message>
        <source>{source}: ended</source>
        <translation>{source}: päättynyt</translation>
    </message>
    <message>
        <source>{source}: failed. {fault}</source>
        <translation>{source}: vikaantunut. {fault}</translation>
    </message>
</context>
<context>
    <name>AreaField</name>
    <message>
        <source>Draw</source>
        <translation>Piirrä</translation>
    </message>
    <message>
        <source>Draw the area on a picture of the screen as it is now</source>
        <translation>Piirrä alue näytöstä nyt otettuun kuvaan</translation>
    </message>
    <message>
        <source>New picture</source>
        <translation>Uusi kuva</translation>
    </message>
    <message>
        <source>Take the picture of the screen once more</source>
        <translation>Ota kuva näytöstä uudelleen</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Lähempää</translation>
    </message>
    <message>
        <source>Show the area and what is around it, larger</source>
        <translation>Näytä alue ja sen ympäristö suurempana</translation>
    </message>
    <message>
        <source>There is no picture of this screen to draw on: it belongs to another display, or the system shows no program its screen. Type the four numbers.</source>
        <translation>Tästä näytöstä ei saada kuvaa, johon piirtää: se kuuluu toiseen näyttöpalvelimeen, tai järjestelmä ei näytä ohjelmille näyttöä. Kirjoita neljä lukua.</translation>
    </message>
    <message>
        <source>Drag over the picture to draw the area; drag it or its edges to change it. Arrow keys move it, ten pixels at a time with Shift; with Ctrl they move its right or lower edge. Delete chooses the whole screen.</source>
        <translation>Piirrä alue vetämällä kuvan päällä; muuta sitä vetämällä aluetta tai sen reunoja. Nuolinäppäimet siirtävät sitä, Vaihto pohjassa kymmenen pikseliä kerrallaan; Ctrl pohjassa ne siirtävät oikeaa tai alareunaa. Delete valitsee koko näytön.</translation>
    </message>
</context>
<context>
    <name>AreaView</name>
    <message>
        <source>Area on the picture of the screen</source>
        <translation>Alue näytön kuvassa</translation>
    </message>
    <message>
        <source>All of the screen. An arrow key begins with an area in its middle.</source>
        <translation>Koko näyttö. Nuolinäppäin aloittaa alueesta sen keskellä.</translation>
    </message>
    <message>
        <source>left {left}, top {top}, width {width}, height {height} pixels</source>
        <translation>vasen {left}, ylä {top}, leveys {width}, korkeus {height} pikseliä</translation>
    </message>
</context>
<context>
    <name>BusSection</name>
    <message>
        <source>Bus to change</source>
        <translation>Muokattava väylä</translation>
    </message>
    <message>
        <source>Name of the bus</source>
        <translation>Väylän nimi</translation>
    </message>
    <message>
        <source>Name, such as Speech</source>
        <translation>Nimi, kuten Puhe</translation>
    </message>
    <message>
        <source>Sources that the bus hears</source>
        <translation>Lähteet, jotka väylä kuulee</translation>
    </message>
    <message>
        <source>When it hears them</source>
        <translation>Milloin se kuulee ne</translation>
    </message>
    <message>
        <source>Whatever is on air</source>
        <translation>Mitä tahansa lähetetäänkin</translation>
    </message>
    <message>
        <source>As the programme hears them</source>
        <translation>Kuten ohjelma kuulee ne</translation>
    </message>
    <message>
        <source>A track of its own in recordings</source>
        <translation>Oma ääniraita tallenteissa</translation>
    </message>
    <message>
        <source>Counts from the next recording on</source>
        <translation>Koskee seuraavaa tallennetta</translation>
    </message>
    <message>
        <source>Add bus</source>
        <translation>Lisää väylä</translation>
    </message>
    <message>
        <source>Remove bus</source>
        <translation>Poista väylä</translation>
    </message>
    <message>
        <source>New bus</source>
        <translation>Uusi väylä</translation>
    </message>
    <message>
        <source>Bus</source>
        <translation>Väylä</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Default</source>
        <translation>Oletus</translation>
    </message>
    <message>
        <source>{control}: default</source>
        <translation>{control}: oletus</translation>
    </message>
    <message>
        <source>The camera sets this itself now.</source>
        <translation>Kamera säätää tätä nyt itse.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Päällä</translation>
    </message>
    <message>
        <source>Camera to set</source>
        <translation>Säädettävä kamera</translation>
    </message>
    <message>
        <source>Camera controls</source>
        <translation>Kameran säädöt</translation>
    </message>
</context>
<context>
    <name>Covers</name>
    <message>
        <source>Blur</source>
        <translation>Sumenna</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Pysäytä</translation>
    </message>
    <message>
        <source>All screens</source>
        <translation>Kaikki näytöt</translation>
    </message>
    <message>
        <source>Blur all screens</source>
        <translation>Sumenna kaikki näytöt</translation>
    </message>
    <message>
        <source>Freeze all screens</source>
        <translation>Pysäytä kaikki näytöt</translation>
    </message>
    <message>
        <source>The show has no screen to cover.</source>
        <translation>Ohjelmassa ei ole peitettävää näyttöä.</translation>
    </message>
</context>
<context>
    <name>Destinations</name>
    <message>
        <source>Stream key</source>
        <translation>Lähetysavain</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Käytä</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Harjoitus</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Aloita</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Lopeta</translation>
    </message>
    <message>
        <source>Stream key for {name}</source>
        <translation>Kohteen {name} lähetysavain</translation>
    </message>
    <message>
        <source>Use the stream key for {name}</source>
        <translation>Käytä kohteen {name} lähetysavainta</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>ensisijainen</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>varalla</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>lisäkohde</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Pois</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Yhdistetään</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Valmiudessa</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>LÄHETYS</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Yhdistetään uudelleen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Hylätty</translation>
    </message>
    <message>
        <source>{ms} ms wait</source>
        <translation>{ms} ms jonossa</translation>
    </message>
    <message>
        <source>{count} dropped</source>
        <translation>{count} pudotettu</translation>
    </message>
    <message>
        <source>{count} times back</source>
        <translation>palannut {count} kertaa</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Undo</source>
        <translation>Kumoa</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Tee uudelleen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Tallenna</translation>
    </message>
    <message>
        <source>Edit the show</source>
        <translation>Muokkaa ohjelmaa</translation>
    </message>
    <message>
        <source>Scene in preview</source>
        <translation>Esikatselun kohtaus</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Osat</translation>
    </message>
    <message>
        <source>Selected item</source>
        <translation>Valittu osa</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Lähteet</translation>
    </message>
    <message>
        <source>Sound buses</source>
        <translation>Ääniväylät</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Tallennus</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>Ohjelmatiedosto</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Kumottu: {what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Tehty uudelleen: {what}</translation>
    </message>
    <message>
        <source>The show is saved</source>
        <translation>Ohjelma on tallennettu</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Tallennettu</translation>
    </message>
</context>
<context>
    <name>Encoding</name>
    <message>
        <source>People in a room</source>
        <translation>Ihmisiä huoneessa</translation>
    </message>
    <message>
        <source>Speech and slides</source>
        <translation>Puhetta ja dioja</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Liikettä</translation>
    </message>
    <message>
        <source>Weak laptop</source>
        <translation>Heikko kannettava</translation>
    </message>
    <message>
        <source>Narrow line</source>
        <translation>Kapea yhteys</translation>
    </message>
    <message>
        <source>little work</source>
        <translation>vähän työtä</translation>
    </message>
    <message>
        <source>usual work</source>
        <translation>tavallinen työ</translation>
    </message>
    <message>
        <source>more work</source>
        <translation>enemmän työtä</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Pakkaus</translation>
    </message>
    <message>
        <source>What the encoder is to be good at; it may be changed on air</source>
        <translation>Missä pakkauksen pitää olla hyvä; sen voi vaihtaa lähetyksessä</translation>
    </message>
    <message>
        <source>{what}: {rate} Mbit/s, {share} % of a core</source>
        <translation>{what}: {rate} Mbit/s, {share} % yhdestä ytimestä</translation>
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
        <translation>Lähteet</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ääni</translation>
    </message>
    <message>
        <source>Ingest</source>
        <translation>Vastaanotin</translation>
    </message>
    <message>
        <source>Residency</source>
        <translation>Sijainti</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Levy</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Tallennus</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Kone</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Kello</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Virta</translation>
    </message>
    <message>
        <source>{labels}: not there yet.</source>
        <translation>{labels}: ei vielä paikalla.</translation>
    </message>
    <message>
        <source>Wait a moment and check again.</source>
        <translation>Odota hetki ja tarkista uudelleen.</translation>
    </message>
    <message>
        <source>Mend or remove what is missing.</source>
        <translation>Korjaa tai poista puuttuva.</translation>
    </message>
    <message>
        <source>The programme is too loud and distorts.</source>
        <translation>Ohjelma on liian kova ja säröytyy.</translation>
    </message>
    <message>
        <source>Pull down the fader of the loudest source.</source>
        <translation>Vedä kovimman lähteen säädin alas.</translation>
    </message>
    <message>
        <source>Nothing is heard.</source>
        <translation>Mitään ei kuulu.</translation>
    </message>
    <message>
        <source>Nothing is heard. Muted: {labels}.</source>
        <translation>Mitään ei kuulu. Mykistetty: {labels}.</translation>
    </message>
    <message>
        <source>Speak; then look at the mutes, the faders and the microphone&apos;s plug.</source>
        <translation>Puhu; katso sitten mykistykset, säätimet ja mikrofonin liitin.</translation>
    </message>
    <message>
        <source>Heard, with peaks of {level} dB.</source>
        <translation>Kuuluu, huiput {level} dB.</translation>
    </message>
    <message>
        <source>The show has nowhere to go live to.</source>
        <translation>Ohjelmalla ei ole lähetyskohdetta.</translation>
    </message>
    <message>
        <source>Give its address in the first steps.</source>
        <translation>Anna sen osoite ensiaskelissa.</translation>
    </message>
    <message>
        <source>Mend it before the show begins.</source>
        <translation>Korjaa se ennen kuin ohjelma alkaa.</translation>
    </message>
    <message>
        <source>{place} answers, but there is no stream key.</source>
        <translation>{place} vastaa, mutta lähetysavain puuttuu.</translation>
    </message>
    <message>
        <source>All of them are there.</source>
        <translation>Kaikki ovat paikalla.</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Ohjelma</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Kuulokkeet</translation>
    </message>
    <message>
        <source>They play.</source>
        <translation>Ne soivat.</translation>
    </message>
    <message>
        <source>They do not play yet.</source>
        <translation>Ne eivät vielä soi.</translation>
    </message>
    <message>
        <source>Check again in a moment.</source>
        <translation>Tarkista hetken kuluttua uudelleen.</translation>
    </message>
    <message>
        <source>Mend it, or choose other headphones below the faders.</source>
        <translation>Korjaa se tai valitse toiset kuulokkeet säätimien alta.</translation>
    </message>
    <message>
        <source>The show goes live in its event, which brings address and key.</source>
        <translation>Ohjelma menee lähetykseen tapahtumassaan, joka tuo osoitteen ja avaimen.</translation>
    </message>
    <message>
        <source>{place} answers within {ms} ms.</source>
        <translation>{place} vastaa {ms} ms:ssa.</translation>
    </message>
    <message>
        <source>A slow line: use a cable, not wireless.</source>
        <translation>Hidas yhteys: käytä kaapelia, älä langatonta.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Verkko</translation>
    </message>
    <message>
        <source>The ingest is on this machine, and takes enough for {lines}p at {fps} ({use}).</source>
        <translation>Vastaanotin on tällä koneella ja ottaa vastaan riittävästi: {lines}p, {fps} kuvaa/s ({use}).</translation>
    </message>
    <message>
        <source>The line carries {rate} Mbit/s, an answer takes {ms} ms: too little for the bitrate that the show fixes.</source>
        <translation>Yhteys kantaa {rate} Mbit/s, vastaus kestää {ms} ms: liian vähän ohjelman määräämälle bittinopeudelle.</translation>
    </message>
    <message>
        <source>Write {most} or less as bitrate_kbps into the show file, or take that line out there; then open the show again.</source>
        <translation>Kirjoita ohjelmatiedostoon bitrate_kbps-arvoksi enintään {most} tai poista rivi sieltä; avaa ohjelma sitten uudelleen.</translation>
    </message>
    <message>
        <source>Use another line; a cable, or a phone&apos;s own.</source>
        <translation>Käytä toista yhteyttä: kaapelia tai puhelimen omaa.</translation>
    </message>
    <message>
        <source>Measure while off air, with an ingest that takes a test.</source>
        <translation>Mittaa lähetyksen ulkopuolella, vastaanottimella, joka ottaa kokeen vastaan.</translation>
    </message>
    <message>
        <source>{place} takes no stream of a name of chance to test with.</source>
        <translation>{place} ei ota koetta vastaan satunnaisella nimellä.</translation>
    </message>
    <message>
        <source>It is not measured on air, where it would take from the show.</source>
        <translation>Lähetyksessä ei mitata, se veisi esitykseltä.</translation>
    </message>
    <message>
        <source>The line to the ingest carries less than the show needs; the picture gets fewer bits until it carries more.</source>
        <translation>Yhteys vastaanottopalvelimeen kantaa vähemmän kuin lähetys tarvitsee; kuva saa vähemmän bittejä, kunnes yhteys kantaa enemmän.</translation>
    </message>
    <message>
        <source>The line to the ingest carries the whole show again.</source>
        <translation>Yhteys vastaanottopalvelimeen kantaa taas koko lähetyksen.</translation>
    </message>
    <message>
        <source>{encoder} {why}; {other} encodes from here on.</source>
        <translation>{encoder} {why}; tästä eteenpäin pakkaa {other}.</translation>
    </message>
    <message>
        <source>Choose an ingest of the show&apos;s region.</source>
        <translation>Valitse ohjelman alueen vastaanotin.</translation>
    </message>
    <message>
        <source>The backend does not answer ({why}); it is tried on.</source>
        <translation>Taustapalvelin ei vastaa ({why}); yritetään edelleen.</translation>
    </message>
    <message>
        <source>What was missed could not be uploaded; it is tried again in a minute.</source>
        <translation>Puuttuvaa ei voitu lähettää; yritetään uudelleen minuutin kuluttua.</translation>
    </message>
    <message>
        <source>{name} had been cut off; it was repaired and plays for {length}.</source>
        <translation>{name} oli katkennut; se on korjattu, ja sen kesto on {length}.</translation>
    </message>
    <message>
        <source>{name} was cut off before its first picture; nothing of it plays.</source>
        <translation>{name} katkesi ennen ensimmäistä kuvaansa; siitä ei voi toistaa mitään.</translation>
    </message>
    <message>
        <source>{name} was cut off and is not repaired: {reason}</source>
        <translation>{name} katkesi, eikä sitä ole korjattu: {reason}</translation>
    </message>
    <message>
        <source>Everything stays where it may: {region}.</source>
        <translation>Kaikki pysyy siellä missä saa: {region}.</translation>
    </message>
    <message>
        <source>The folder for recordings cannot be looked at.</source>
        <translation>Tallennekansiota ei voi tarkastella.</translation>
    </message>
    <message>
        <source>Start with --record and a folder that is there.</source>
        <translation>Käynnistä valinnalla --record ja olemassa olevalla kansiolla.</translation>
    </message>
    <message>
        <source>Room for {hours} hours of recording.</source>
        <translation>Tilaa {hours} tunnin tallenteelle.</translation>
    </message>
    <message>
        <source>Make room, or record to another disk.</source>
        <translation>Vapauta tilaa tai tallenna toiselle levylle.</translation>
    </message>
    <message>
        <source>Make room if the show may last longer.</source>
        <translation>Vapauta tilaa, jos ohjelma voi kestää pidempään.</translation>
    </message>
    <message>
        <source>Sealed under a key of your own.</source>
        <translation>Salattu omalla avaimellasi.</translation>
    </message>
    <message>
        <source>Sealed under the demo&apos;s key, which lies in a file beside it.</source>
        <translation>Salattu esittelyn avaimella, joka on tiedostossa sen vieressä.</translation>
    </message>
    <message>
        <source>Start with --key-file, or with a keyring.</source>
        <translation>Käynnistä valinnalla --key-file tai avainrenkaan kanssa.</translation>
    </message>
    <message>
        <source>{share}% of the pictures were late.</source>
        <translation>{share} % kuvista oli myöhässä.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller format.</source>
        <translation>Sulje muita ohjelmia tai valitse pienempi muoto.</translation>
    </message>
    <message>
        <source>Nobody can say whether it is right.</source>
        <translation>Kukaan ei voi sanoa, onko se oikeassa.</translation>
    </message>
    <message>
        <source>Look at it once.</source>
        <translation>Katso se kerran.</translation>
    </message>
    <message>
        <source>Switch on the system&apos;s time synchronisation.</source>
        <translation>Kytke järjestelmän ajan synkronointi päälle.</translation>
    </message>
    <message>
        <source>Not synchronised: recordings may bear wrong times.</source>
        <translation>Ei synkronoitu: tallenteissa voi olla väärät ajat.</translation>
    </message>
    <message>
        <source>Synchronised.</source>
        <translation>Synkronoitu.</translation>
    </message>
    <message>
        <source>Nobody can say whether the machine is plugged in.</source>
        <translation>Kukaan ei osaa sanoa, onko kone kytketty verkkovirtaan.</translation>
    </message>
    <message>
        <source>From the mains.</source>
        <translation>Verkkovirrasta.</translation>
    </message>
    <message>
        <source>On battery.</source>
        <translation>Akulla.</translation>
    </message>
    <message>
        <source>On battery, {percent} % left.</source>
        <translation>Akulla, {percent} % jäljellä.</translation>
    </message>
    <message>
        <source>Plug the machine in.</source>
        <translation>Kytke kone verkkovirtaan.</translation>
    </message>
    <message>
        <source>No camera is connected; plug one in.</source>
        <translation>Kameraa ei ole kytketty; kytke sellainen.</translation>
    </message>
    <message>
        <source>There is no camera &quot;{wanted}&quot;; plug it in, or choose one of: {names}.</source>
        <translation>Kameraa &quot;{wanted}&quot; ei ole; kytke se tai valitse jokin näistä: {names}.</translation>
    </message>
    <message>
        <source>{name} is used by another program ({holder}); close that program.</source>
        <translation>{name} on toisen ohjelman ({holder}) käytössä; sulje se ohjelma.</translation>
    </message>
    <message>
        <source>{name} is used by another program; close that program.</source>
        <translation>{name} on toisen ohjelman käytössä; sulje se ohjelma.</translation>
    </message>
    <message>
        <source>{name} is shown by another source of this show; choose another camera for one of them.</source>
        <translation>{name} on jo tämän ohjelman toisen lähteen käytössä; valitse toiselle niistä toinen kamera.</translation>
    </message>
    <message>
        <source>{name} is used by another program; close that program, or allow several to use it under {setting}.</source>
        <translation>{name} on toisen ohjelman käytössä; sulje se ohjelma tai salli usean käyttää sitä kohdassa {setting}.</translation>
    </message>
    <message>
        <source>{name} may not be opened; run `{command}`, then log in again.</source>
        <translation>{name} ei ole sallittu; suorita `{command}` ja kirjaudu uudelleen.</translation>
    </message>
    <message>
        <source>{name} may not be opened; allow it under {setting}.</source>
        <translation>{name} ei ole sallittu; salli se kohdassa {setting}.</translation>
    </message>
    <message>
        <source>The microphone does not open; close other programs that use it, and see that it is allowed under {setting}.</source>
        <translation>Mikrofoni ei avaudu; sulje muut sitä käyttävät ohjelmat ja katso, että se on sallittu kohdassa {setting}.</translation>
    </message>
    <message>
        <source>{name} does not open; close other programs that use it, and see that it is allowed under {setting}.</source>
        <translation>{name} ei avaudu; sulje muut sitä käyttävät ohjelmat ja katso, että se on sallittu kohdassa {setting}.</translation>
    </message>
    <message>
        <source>The microphone does not open; close other programs that use it.</source>
        <translation>Mikrofoni ei avaudu; sulje muut sitä käyttävät ohjelmat.</translation>
    </message>
    <message>
        <source>The headphone output does not open; close other programs that use it.</source>
        <translation>Kuulokelähtö ei avaudu; sulje muut sitä käyttävät ohjelmat.</translation>
    </message>
    <message>
        <source>The microphone &quot;{name}&quot; gives nothing but silence; see whether it is muted, and allowed under {setting}.</source>
        <translation>Mikrofoni ”{name}” antaa vain hiljaisuutta; katso, onko se mykistetty ja onko se sallittu kohdassa {setting}.</translation>
    </message>
    <message>
        <source>The sound server ({holder}) has &quot;{name}&quot; to itself; choose &quot;default&quot; here, and this device in the system&apos;s sound settings.</source>
        <translation>Äänipalvelin ({holder}) pitää laitetta ”{name}” yksin; valitse tässä ”default” ja tämä laite järjestelmän ääniasetuksissa.</translation>
    </message>
    <message>
        <source>{name} has gone; plug it in again.</source>
        <translation>{name} on poissa; kytke se uudelleen.</translation>
    </message>
    <message>
        <source>{name} gives no picture any more; unplug it and plug it in.</source>
        <translation>{name} ei enää anna kuvaa; irrota se ja kytke se uudelleen.</translation>
    </message>
    <message>
        <source>The microphone &quot;{name}&quot; gives no sound; plug it in again, or see whether the system&apos;s sound works.</source>
        <translation>Mikrofoni ”{name}” ei anna ääntä; kytke se uudelleen tai katso, toimiiko järjestelmän ääni.</translation>
    </message>
    <message>
        <source>The headphones &quot;{name}&quot; take no sound; plug them in again, or see whether the system&apos;s sound works.</source>
        <translation>Kuulokkeet ”{name}” eivät ota ääntä vastaan; kytke ne uudelleen tai katso, toimiiko järjestelmän ääni.</translation>
    </message>
    <message>
        <source>There is no microphone &quot;{wanted}&quot;; plug it in, or choose one of: {names}.</source>
        <translation>Mikrofonia ”{wanted}” ei ole; kytke se tai valitse jokin näistä: {names}.</translation>
    </message>
    <message>
        <source>There is no headphone output &quot;{wanted}&quot;; plug it in, or choose one of: {names}.</source>
        <translation>Kuulokelähtöä ”{wanted}” ei ole; kytke se tai valitse jokin näistä: {names}.</translation>
    </message>
    <message>
        <source>No headphone output is connected; plug one in.</source>
        <translation>Kuulokelähtöä ei ole; kytke sellainen.</translation>
    </message>
    <message>
        <source>{name} does not open; unplug it and plug it in again.</source>
        <translation>{name} ei avaudu; irrota se ja kytke uudelleen.</translation>
    </message>
    <message>
        <source>There is no picture {path}; correct the path or put the file there.</source>
        <translation>Kuvaa {path} ei ole; korjaa polku tai vie tiedosto sinne.</translation>
    </message>
    <message>
        <source>There are no slides {path}; correct the path or put the file there.</source>
        <translation>Dioja {path} ei ole; korjaa polku tai vie tiedosto sinne.</translation>
    </message>
    <message>
        <source>Nobody listens at {place}; check host and port.</source>
        <translation>Kukaan ei kuuntele osoitteessa {place}; tarkista isäntä ja portti.</translation>
    </message>
    <message>
        <source>The show is live already; stop it before going elsewhere.</source>
        <translation>Ohjelma on jo lähetyksessä; lopeta se ennen kuin lähetät muualle.</translation>
    </message>
    <message>
        <source>The line took less than the show needs; whole groups of pictures were left out.</source>
        <translation>Yhteys ei riittänyt ohjelmalle; kokonaisia kuvaryhmiä jätettiin pois.</translation>
    </message>
    <message>
        <source>The connection broke; what was encoded meanwhile was not sent.</source>
        <translation>Yhteys katkesi; sillä välin koodattua ei lähetetty.</translation>
    </message>
    <message>
        <source>The connection to {place} broke; connecting again.</source>
        <translation>Yhteys kohteeseen {place} katkesi; yhdistetään uudelleen.</translation>
    </message>
    <message>
        <source>{place} takes nothing any more; connecting again.</source>
        <translation>{place} ei enää ota vastaan; yhdistetään uudelleen.</translation>
    </message>
    <message>
        <source>The show is sent to {name} already.</source>
        <translation>Ohjelma lähetetään jo kohteeseen {name}.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Ei mitään kumottavaa.</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>Ei mitään uudelleen tehtävää.</translation>
    </message>
    <message>
        <source>The scene &quot;{scene}&quot; is on air; take another one first.</source>
        <translation>Kohtaus &quot;{scene}&quot; on lähetyksessä; ota ensin toinen.</translation>
    </message>
    <message>
        <source>No file is missing.</source>
        <translation>Yhtään tiedostoa ei puutu.</translation>
    </message>
    <message>
        <source>No microphone is connected; plug one in.</source>
        <translation>Mikrofonia ei ole kytketty; kytke sellainen.</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>tämä kone</translation>
    </message>
    <message>
        <source>The recording ended because {folder} is full; what was recorded until then is kept; make room and start another.</source>
        <translation>Tallennus päättyi, koska {folder} on täynnä; siihen asti tallennettu on tallessa. Tee tilaa ja aloita uusi.</translation>
    </message>
    <message>
        <source>The recording ended because {folder} is full; make room and start another.</source>
        <translation>Tallennus päättyi, koska {folder} on täynnä. Tee tilaa ja aloita uusi.</translation>
    </message>
    <message>
        <source>The recording was closed because less than {room} MB are left in {folder}; what was recorded until then is kept; make room and start another.</source>
        <translation>Tallenne suljettiin, koska kansiossa {folder} on alle {room} Mt tilaa; siihen asti tallennettu on tallessa. Tee tilaa ja aloita uusi.</translation>
    </message>
    <message>
        <source>No recording begins because less than {room} MB are left in {folder}; make room and start another.</source>
        <translation>Tallennus ei ala, koska kansiossa {folder} on alle {room} Mt tilaa. Tee tilaa ja aloita uusi.</translation>
    </message>
    <message>
        <source>No recording can be made in {folder} ({reason}); choose another folder.</source>
        <translation>Kansioon {folder} ei voi tallentaa ({reason}). Valitse toinen kansio.</translation>
    </message>
    <message>
        <source>The recording in {folder} ended ({reason}); what was recorded until then is kept; choose another folder.</source>
        <translation>Tallennus kansioon {folder} päättyi ({reason}); siihen asti tallennettu on tallessa. Valitse toinen kansio.</translation>
    </message>
    <message>
        <source>{folder} is full; the recording goes on in {to}, and nothing is lost.</source>
        <translation>{folder} on täynnä; tallennus jatkuu kansiossa {to}, eikä mitään katoa.</translation>
    </message>
    <message>
        <source>{folder} takes nothing any more ({reason}); the recording goes on in {to}, and nothing is lost.</source>
        <translation>{folder} ei ota enää mitään vastaan ({reason}); tallennus jatkuu kansiossa {to}, eikä mitään katoa.</translation>
    </message>
    <message>
        <source>{folder} is too slow: parts of the show are missing from the recording.</source>
        <translation>{folder} on liian hidas: tallenteesta puuttuu osia lähetyksestä.</translation>
    </message>
    <message>
        <source>{folder} is slow; the recording waits for it in memory, for half a minute at most.</source>
        <translation>{folder} on hidas; tallenne odottaa sitä muistissa, enintään puoli minuuttia.</translation>
    </message>
    <message>
        <source>{label} sends {codec}, which is not recorded by itself; choose H.264 on the camera.</source>
        <translation>{label} lähettää muotoa {codec}, jota ei tallenneta erikseen. Valitse kamerasta H.264.</translation>
    </message>
    <message>
        <source>The recorder failed; start another recording.</source>
        <translation>Tallennin petti. Aloita uusi tallennus.</translation>
    </message>
    <message>
        <source>The recorder failed; what was recorded until then is kept; start another recording.</source>
        <translation>Tallennin petti; siihen asti tallennettu on tallessa. Aloita uusi tallennus.</translation>
    </message>
    <message>
        <source>Nothing is being recorded.</source>
        <translation>Mitään ei tallenneta.</translation>
    </message>
    <message>
        <source>Nothing is being recorded; a chapter is marked in a recording.</source>
        <translation>Mitään ei tallenneta; luku merkitään tallenteeseen.</translation>
    </message>
    <message>
        <source>The show is being recorded already.</source>
        <translation>Lähetystä tallennetaan jo.</translation>
    </message>
    <message>
        <source>The recording is paused already.</source>
        <translation>Tallennus on jo keskeytetty.</translation>
    </message>
    <message>
        <source>The recording is not paused.</source>
        <translation>Tallennusta ei ole keskeytetty.</translation>
    </message>
    <message>
        <source>The recording is paused; a new file begins once it goes on.</source>
        <translation>Tallennus on keskeytetty; uusi tiedosto alkaa, kun se jatkuu.</translation>
    </message>
    <message>
        <source>{name} lies in the trash already.</source>
        <translation>{name} on jo roskakorissa.</translation>
    </message>
    <message>
        <source>{name} is not in the trash.</source>
        <translation>{name} ei ole roskakorissa.</translation>
    </message>
    <message>
        <source>{name} is being recorded; stop the recording first.</source>
        <translation>{name} on tallennettavana; lopeta ensin tallennus.</translation>
    </message>
    <message>
        <source>There is no recording {name}; look at the list again.</source>
        <translation>Tallennetta {name} ei ole; katso luetteloa uudelleen.</translation>
    </message>
    <message>
        <source>There is no folder {folder}; name a file in one that is there.</source>
        <translation>Kansiota {folder} ei ole; nimeä tiedosto kansioon, joka on olemassa.</translation>
    </message>
    <message>
        <source>{path} was not written ({reason}); name another file.</source>
        <translation>Tiedostoa {path} ei kirjoitettu ({reason}); nimeä toinen tiedosto.</translation>
    </message>
    <message>
        <source>{name} was cut off before its first picture.</source>
        <translation>{name} katkesi ennen ensimmäistä kuvaansa.</translation>
    </message>
    <message>
        <source>{name} cannot be played: its beginning is missing or damaged.</source>
        <translation>Tallennetta {name} ei voi toistaa: sen alku puuttuu tai on vioittunut.</translation>
    </message>
    <message>
        <source>A part of it is damaged and is left out.</source>
        <translation>Osa siitä on vioittunut ja jätetään pois.</translation>
    </message>
    <message>
        <source>This is no recording of the studio.</source>
        <translation>Tämä ei ole studion tallenne.</translation>
    </message>
    <message>
        <source>This was sealed with the record key {key}, which is not in {places}; name its file with --key-file.</source>
        <translation>Tämä on sinetöity tallenneavaimella {key}, jota ei ole paikassa {places}; nimeä sen tiedosto valinnalla --key-file.</translation>
    </message>
    <message>
        <source>Whole: {seconds} s, {pictures} pictures.</source>
        <translation>Ehjä: {seconds} s, {pictures} kuvaa.</translation>
    </message>
    <message>
        <source>Whole: {seconds} s, {pictures} pictures. Exported to {path}.</source>
        <translation>Ehjä: {seconds} s, {pictures} kuvaa. Viety tiedostoon {path}.</translation>
    </message>
    <message>
        <source>Cut off: it was never closed; {seconds} s, {pictures} pictures play.</source>
        <translation>Katkennut: sitä ei koskaan suljettu; {seconds} s, {pictures} kuvaa voi toistaa.</translation>
    </message>
    <message>
        <source>Cut off: it was never closed; {seconds} s, {pictures} pictures play. Exported to {path}.</source>
        <translation>Katkennut: sitä ei koskaan suljettu; {seconds} s, {pictures} kuvaa voi toistaa. Viety tiedostoon {path}.</translation>
    </message>
    <message>
        <source>DAMAGED at {place}; {seconds} s, {pictures} pictures play.</source>
        <translation>VIOITTUNUT kohdassa {place}; {seconds} s, {pictures} kuvaa voi toistaa.</translation>
    </message>
    <message>
        <source>DAMAGED at {place}; {seconds} s, {pictures} pictures play. Exported to {path}.</source>
        <translation>VIOITTUNUT kohdassa {place}; {seconds} s, {pictures} kuvaa voi toistaa. Viety tiedostoon {path}.</translation>
    </message>
    <message>
        <source>The last {seconds} s are saved as {name}.</source>
        <translation>Viimeiset {seconds} s on tallennettu nimellä {name}.</translation>
    </message>
    <message>
        <source>There is nothing to play again yet; wait a moment.</source>
        <translation>Uusittavaa ei vielä ole; odota hetki.</translation>
    </message>
    <message>
        <source>The show has no such replay; add a source of that kind first.</source>
        <translation>Esityksessä ei ole sellaista uusintaa; lisää ensin sellainen lähde.</translation>
    </message>
    <message>
        <source>Recordings are kept for 1 to {most} days, or with 0 for ever.</source>
        <translation>Tallenteita säilytetään 1–{most} päivää, tai arvolla 0 aina.</translation>
    </message>
    <message>
        <source>Add {what}</source>
        <translation>Lisää {what}</translation>
    </message>
    <message>
        <source>Change {what}</source>
        <translation>Muuta {what}</translation>
    </message>
    <message>
        <source>Remove {what}</source>
        <translation>Poista {what}</translation>
    </message>
    <message>
        <source>Move {what}</source>
        <translation>Siirrä {what}</translation>
    </message>
    <message>
        <source>Go to {place}</source>
        <translation>Lähetä kohteeseen {place}</translation>
    </message>
    <message>
        <source>Find missing files</source>
        <translation>Etsi puuttuvat tiedostot</translation>
    </message>
    <message>
        <source>Change the encoding</source>
        <translation>Vaihda pakkaus</translation>
    </message>
    <message>
        <source>Change how it is recorded</source>
        <translation>Muuta tallennusta</translation>
    </message>
    <message>
        <source>The screen {name} has gone; switch it on again.</source>
        <translation>Näyttö {name} on kadonnut; kytke se uudelleen päälle.</translation>
    </message>
    <message>
        <source>Give it in the first steps.</source>
        <translation>Anna se ensiaskelissa.</translation>
    </message>
    <message>
        <source>The line carries more than {rate} Mbit/s, an answer takes {ms} ms: enough for {lines}p at {fps} ({use}).</source>
        <translation>Yhteys kantaa yli {rate} Mbit/s, vastaus kestää {ms} ms: riittää kuvaan {lines}p, {fps} kuvaa/s ({use}).</translation>
    </message>
    <message>
        <source>The line carries {rate} Mbit/s, an answer takes {ms} ms: enough for {lines}p at {fps} ({use}).</source>
        <translation>Yhteys kantaa {rate} Mbit/s, vastaus kestää {ms} ms: riittää kuvaan {lines}p, {fps} kuvaa/s ({use}).</translation>
    </message>
    <message>
        <source>The line carries {rate} Mbit/s, an answer takes {ms} ms: too little for any encoding.</source>
        <translation>Yhteys kantaa {rate} Mbit/s, vastaus kestää {ms} ms: liian vähän mihinkään pakkaukseen.</translation>
    </message>
    <message>
        <source>The line carries {rate} Mbit/s, an answer takes {ms} ms: too little for {lines}p at {fps} ({use}).</source>
        <translation>Yhteys kantaa {rate} Mbit/s, vastaus kestää {ms} ms: liian vähän kuvaan {lines}p, {fps} kuvaa/s ({use}).</translation>
    </message>
    <message>
        <source>Choose the encoding {use} in the check: it makes do with {needs} Mbit/s.</source>
        <translation>Valitse tarkistuksessa pakkaus {use}: sille riittää {needs} Mbit/s.</translation>
    </message>
    <message>
        <source>A show needs a scene; add another before removing this one.</source>
        <translation>Ohjelma tarvitsee kohtauksen; lisää toinen ennen kuin poistat tämän.</translation>
    </message>
    <message>
        <source>The show goes live in its event: do that under Event in the window, which brings the key.</source>
        <translation>Ohjelma menee lähetykseen tapahtumassaan: tee se ikkunan kohdasta Tapahtuma, joka tuo avaimen.</translation>
    </message>
    <message>
        <source>Your role in this event does not go live; ask an admin of your organisation for another.</source>
        <translation>Roolisi tässä tapahtumassa ei mene lähetykseen; pyydä organisaatiosi ylläpitäjältä toinen rooli.</translation>
    </message>
    <message>
        <source>Your role in this event does not rehearse; ask an admin of your organisation for another.</source>
        <translation>Roolisi tässä tapahtumassa ei harjoittele; pyydä organisaatiosi ylläpitäjältä toinen rooli.</translation>
    </message>
    <message>
        <source>Your role in this event does not switch scenes; ask an admin of your organisation for another.</source>
        <translation>Roolisi tässä tapahtumassa ei vaihda kohtauksia; pyydä organisaatiosi ylläpitäjältä toinen rooli.</translation>
    </message>
    <message>
        <source>The show is live in {name}; leave the air first.</source>
        <translation>Ohjelma on lähetyksessä tapahtumassa {name}; poistu ensin lähetyksestä.</translation>
    </message>
    <message>
        <source>It has no &quot;{name}&quot; to set.</source>
        <translation>Siinä ei ole säätöä &quot;{name}&quot;.</translation>
    </message>
    <message>
        <source>Its &quot;{name}&quot; cannot be set to {value}; see whether it is automatic.</source>
        <translation>Sen säätöä &quot;{name}&quot; ei voi asettaa arvoon {value}; katso, onko se automaattinen.</translation>
    </message>
    <message>
        <source>A picture of this source cannot be converted; choose another format.</source>
        <translation>Tämän lähteen kuvaa ei voi muuntaa; valitse toinen muoto.</translation>
    </message>
    <message>
        <source>There is no file {path}; correct the path in the show or put the file there.</source>
        <translation>Tiedostoa {path} ei ole; korjaa polku tai laita tiedosto paikalleen.</translation>
    </message>
    <message>
        <source>The sound of {path} cannot be decoded; convert it to AAC in MP4.</source>
        <translation>Tiedoston {path} ääntä ei voi purkaa; muunna se AAC:ksi MP4-tiedostoon.</translation>
    </message>
    <message>
        <source>The picture {path} cannot be read; let this user read it.</source>
        <translation>Kuvaa {path} ei voi lukea; salli tämän käyttäjän lukea se.</translation>
    </message>
    <message>
        <source>The SVG cannot be drawn; open it in a browser to see what is wrong with it.</source>
        <translation>SVG-kuvaa ei voi piirtää; avaa se selaimessa, niin näet, mikä siinä on vikana.</translation>
    </message>
    <message>
        <source>Text cannot be drawn, as the typeface {family} is missing; set the studio up again.</source>
        <translation>Tekstiä ei voi piirtää, koska kirjasin {family} puuttuu; asenna studio uudelleen.</translation>
    </message>
    <message>
        <source>A source of the show hears what &quot;{name}&quot; plays, so it would feed back; choose other headphones, or another microphone.</source>
        <translation>Jokin ohjelman lähde kuulee, mitä &quot;{name}&quot; toistaa, joten ääni kiertäisi; valitse toiset kuulokkeet tai toinen mikrofoni.</translation>
    </message>
    <message>
        <source>A feed begins with {kinds}; &quot;{scheme}&quot; is none of them.</source>
        <translation>Syötteen osoite alkaa jollain näistä: {kinds}; &quot;{scheme}&quot; ei ole niitä.</translation>
    </message>
    <message>
        <source>The feed&apos;s URL names no {what}; add it.</source>
        <translation>Syötteen osoitteesta puuttuu {what}; lisää se.</translation>
    </message>
    <message>
        <source>The feed&apos;s URL cannot be read; write it like rtsp://192.168.1.20:554/stream.</source>
        <translation>Syötteen osoitetta ei voi lukea; kirjoita se näin: rtsp://192.168.1.20:554/stream.</translation>
    </message>
    <message>
        <source>The certificate of {origin} is not to be trusted ({reason}); give the camera a valid one.</source>
        <translation>Laitteen {origin} varmenteeseen ei voi luottaa ({reason}); anna kameralle kelvollinen.</translation>
    </message>
    <message>
        <source>A feed is reached by TLS 1.2 or later with a verified name, or not at all.</source>
        <translation>Syötteeseen otetaan yhteys vain TLS 1.2:lla tai uudemmalla ja varmennetulla nimellä.</translation>
    </message>
    <message>
        <source>No picture comes from {origin}; see to the camera and its network.</source>
        <translation>Kohteesta {origin} ei tule kuvaa; tarkista kamera ja sen verkko.</translation>
    </message>
    <message>
        <source>The feed asks for a kind of login that is not known; choose Digest on it.</source>
        <translation>Syöte vaatii tuntematonta kirjautumistapaa; valitse siitä Digest.</translation>
    </message>
    <message>
        <source>Another program came to the relay of a feed; start the source again.</source>
        <translation>Toinen ohjelma ehti syötteen välittäjään; käynnistä lähde uudelleen.</translation>
    </message>
    <message>
        <source>This feed&apos;s reader failed; start the show again.</source>
        <translation>Tämän syötteen lukija kaatui; käynnistä ohjelma uudelleen.</translation>
    </message>
    <message>
        <source>What comes to {origin} is no MPEG-TS with pictures; set its sender to that.</source>
        <translation>Osoitteeseen {origin} ei tule MPEG-TS-kuvaa; aseta lähettäjä siihen.</translation>
    </message>
    <message>
        <source>No picture comes to {origin}; start its sender.</source>
        <translation>Osoitteeseen {origin} ei tule kuvaa; käynnistä sen lähettäjä.</translation>
    </message>
    <message>
        <source>A page of {path} cannot be drawn; export the slides again.</source>
        <translation>Tiedoston {path} sivua ei voi piirtää; vie diat uudelleen.</translation>
    </message>
    <message>
        <source>Page {page} of {path} is empty; leave it out.</source>
        <translation>Tiedoston {path} sivu {page} on tyhjä; jätä se pois.</translation>
    </message>
    <message>
        <source>The screen gives no picture any more; see whether it is frozen.</source>
        <translation>Näyttö ei enää anna kuvaa; katso, onko se jumissa.</translation>
    </message>
    <message>
        <source>There is no screen to show here; name a display in the show.</source>
        <translation>Täällä ei ole näyttöä näytettäväksi; nimeä ohjelmassa näyttö.</translation>
    </message>
    <message>
        <source>On this system the studio cannot tell windows apart yet, so it shows no screen unless you say that all of it may be seen: safety = &quot;all&quot;, and no window.</source>
        <translation>Tässä järjestelmässä studio ei vielä erota ikkunoita toisistaan, joten se ei näytä näyttöä, ellet salli koko näytön näkymistä: safety = &quot;all&quot;, eikä ikkunaa.</translation>
    </message>
    <message>
        <source>Wayland shows no program the screen; sign in to an X11 session to share it, or name an X display in the show.</source>
        <translation>Wayland ei näytä ohjelmille näyttöä; kirjaudu X11-istuntoon jakaaksesi sen tai nimeä ohjelmassa X-näyttö.</translation>
    </message>
    <message>
        <source>The screen {name} does not open or its area lies outside; switch it on, or name another.</source>
        <translation>Näyttö {name} ei aukea tai alue on sen ulkopuolella; kytke se päälle tai nimeä toinen.</translation>
    </message>
    <message>
        <source>The area lies outside the screen, which has {size} pixels; choose one inside.</source>
        <translation>Alue on näytön ulkopuolella; näytöllä on {size} kuvapistettä. Valitse alue sen sisältä.</translation>
    </message>
    <message>
        <source>The screen {name} does not open; switch it on, or name another.</source>
        <translation>Näyttö {name} ei aukea; kytke se päälle tai nimeä toinen.</translation>
    </message>
    <message>
        <source>PortAudio does not start; see whether the system&apos;s sound works at all.</source>
        <translation>PortAudio ei käynnisty; katso, toimiiko järjestelmän ääni lainkaan.</translation>
    </message>
    <message>
        <source>There is no PortAudio on this system, so no microphone can be heard; install it (Debian: libportaudio2) and start the studio again.</source>
        <translation>Tässä järjestelmässä ei ole PortAudiota, joten mikrofoneja ei voi kuulla; asenna se (Debian: libportaudio2) ja käynnistä studio uudelleen.</translation>
    </message>
    <message>
        <source>There is no graphic {path}; correct the path or put the file there.</source>
        <translation>Grafiikkaa {path} ei ole; korjaa polku tai laita tiedosto paikalleen.</translation>
    </message>
    <message>
        <source>The graphic {path} is over {most} MB.</source>
        <translation>Grafiikka {path} on yli {most} Mt.</translation>
    </message>
    <message>
        <source>The graphic {path} cannot be read; save it as SVG in UTF-8.</source>
        <translation>Grafiikkaa {path} ei voi lukea; tallenna se SVG:nä UTF-8-merkistöllä.</translation>
    </message>
    <message>
        <source>The graphic cannot be drawn here; make it simpler, or save it as PNG.</source>
        <translation>Grafiikkaa ei voi piirtää tässä; yksinkertaista sitä tai tallenna se PNG-muodossa.</translation>
    </message>
    <message>
        <source>No process can be begun that draws; end other programs.</source>
        <translation>Piirtävää prosessia ei voi käynnistää; sulje muita ohjelmia.</translation>
    </message>
    <message>
        <source>The screen {name} does not answer; switch it on, or name another.</source>
        <translation>Näyttö {name} ei vastaa; kytke se päälle tai nimeä toinen.</translation>
    </message>
    <message>
        <source>The area lies outside of the screen {name}; give one that lies on it.</source>
        <translation>Alue on näytön {name} ulkopuolella; anna alue, joka on sillä.</translation>
    </message>
    <message>
        <source>The screen {name} has {depth} bits a pixel; set it to 24.</source>
        <translation>Näytössä {name} on {depth} bittiä pikseliä kohti; aseta se 24:ään.</translation>
    </message>
    <message>
        <source>None of the windows that may be seen is open ({names}); open one of them.</source>
        <translation>Yksikään ikkunoista, jotka saa näyttää, ei ole auki ({names}); avaa jokin niistä.</translation>
    </message>
    <message>
        <source>The window &quot;{window}&quot; is closed or minimised; open it, and it is back here.</source>
        <translation>Ikkuna &quot;{window}&quot; on suljettu tai pienennetty; avaa se, niin se palaa tänne.</translation>
    </message>
    <message>
        <source>The stream key is empty; copy it from where the ingest was set up.</source>
        <translation>Lähetysavain on tyhjä; kopioi se sieltä, missä vastaanotin tehtiin.</translation>
    </message>
    <message>
        <source>The show is on air or recorded; leave the air and stop recording first.</source>
        <translation>Ohjelma on lähetyksessä tai tallentuu; lopeta ensin lähetys ja tallennus.</translation>
    </message>
    <message>
        <source>A mix takes at most {most} s.</source>
        <translation>Miksaus kestää enintään {most} s.</translation>
    </message>
    <message>
        <source>There are no slides &quot;{name}&quot;.</source>
        <translation>Dioja &quot;{name}&quot; ei ole.</translation>
    </message>
    <message>
        <source>There is no scene &quot;{name}&quot;; the show has {names}.</source>
        <translation>Kohtausta &quot;{name}&quot; ei ole; ohjelmassa on {names}.</translation>
    </message>
    <message>
        <source>There is no source &quot;{name}&quot;; the show has {names}.</source>
        <translation>Lähdettä &quot;{name}&quot; ei ole; ohjelmassa on {names}.</translation>
    </message>
    <message>
        <source>There is no destination &quot;{name}&quot;; the show has {names}.</source>
        <translation>Kohdetta &quot;{name}&quot; ei ole; ohjelmassa on {names}.</translation>
    </message>
    <message>
        <source>There is no camera &quot;{name}&quot; in the show; name one that is.</source>
        <translation>Ohjelmassa ei ole kameraa &quot;{name}&quot;; nimeä jokin, joka on.</translation>
    </message>
    <message>
        <source>There is no stream key for {name}; give it in the window, or name one with --key-from {option} when starting the studio.</source>
        <translation>Kohteelle {name} ei ole lähetysavainta; anna se ikkunassa tai nimeä se valitsimella --key-from {option} studiota käynnistäessä.</translation>
    </message>
    <message>
        <source>There is no stream key; give it under First steps in the window, or name one with --key-from when starting the studio.</source>
        <translation>Lähetysavainta ei ole; anna se ikkunan ensiaskelissa tai nimeä se valitsimella --key-from studiota käynnistäessä.</translation>
    </message>
    <message>
        <source>The show is sent to {name}; leave it first.</source>
        <translation>Ohjelmaa lähetetään kohteeseen {name}; lopeta se ensin.</translation>
    </message>
    <message>
        <source>The show goes to {most} destinations at most; leave one first.</source>
        <translation>Ohjelma lähetetään enintään {most} kohteeseen; lopeta ensin jokin.</translation>
    </message>
    <message>
        <source>The show is not sent to {name}.</source>
        <translation>Ohjelmaa ei lähetetä kohteeseen {name}.</translation>
    </message>
    <message>
        <source>The show is not live.</source>
        <translation>Ohjelma ei ole lähetyksessä.</translation>
    </message>
    <message>
        <source>A line by WHIP cannot be measured; try it with a rehearsal.</source>
        <translation>WHIP-yhteyttä ei voi mitata; kokeile sitä harjoituksella.</translation>
    </message>
    <message>
        <source>The show names no destination; add a [[destination]] to it, or start the studio with --live URL.</source>
        <translation>Ohjelma ei nimeä kohdetta; lisää siihen [[destination]] tai käynnistä studio valitsimella --live URL.</translation>
    </message>
    <message>
        <source>There are no pictures of &quot;{name}&quot;.</source>
        <translation>Lähteestä &quot;{name}&quot; ei ole kuvaa.</translation>
    </message>
    <message>
        <source>Devices are being looked for already; wait for it.</source>
        <translation>Laitteita etsitään jo; odota.</translation>
    </message>
    <message>
        <source>A check is being made already; wait for it.</source>
        <translation>Tarkistus on jo käynnissä; odota.</translation>
    </message>
    <message>
        <source>The disk is too slow to save now; try again in a moment.</source>
        <translation>Levy on nyt liian hidas tallentamaan; yritä hetken päästä uudelleen.</translation>
    </message>
    <message>
        <source>The studio is still ending and beginning what was asked for before; try again in a moment.</source>
        <translation>Studio lopettaa ja aloittaa vielä sitä, mitä aiemmin pyydettiin; yritä hetken päästä uudelleen.</translation>
    </message>
    <message>
        <source>Headphones go from {least} dB, silence, to +{most} dB.</source>
        <translation>Kuulokkeiden taso on välillä {least} dB (hiljaisuus) … +{most} dB.</translation>
    </message>
    <message>
        <source>More than {most} feeds are watched; close a window.</source>
        <translation>Katseltavia kuvia on yli {most}; sulje jokin ikkuna.</translation>
    </message>
    <message>
        <source>There is no room for pictures in {folder} ({reason}); make some.</source>
        <translation>Kansiossa {folder} ei ole tilaa kuville ({reason}); vapauta tilaa.</translation>
    </message>
    <message>
        <source>There is no sound of &quot;{name}&quot;.</source>
        <translation>Lähteestä &quot;{name}&quot; ei ole ääntä.</translation>
    </message>
    <message>
        <source>A fader goes from {least} dB, which is silence, to +{most} dB.</source>
        <translation>Liu&apos;un alue on {least} dB (hiljaisuus) … +{most} dB.</translation>
    </message>
    <message>
        <source>A delay goes from 0 to {most} ms.</source>
        <translation>Viive on 0–{most} ms.</translation>
    </message>
    <message>
        <source>There is no {label} encoder in this build of PyAV; install the one that the studio&apos;s lock file names.</source>
        <translation>Tässä PyAV-koosteessa ei ole {label}-pakkaajaa; asenna se, jonka studion lukkotiedosto nimeää.</translation>
    </message>
    <message>
        <source>There is no {codec} encoder: this build of PyAV lacks {label}; install the one that the studio&apos;s lock file names.</source>
        <translation>{codec}-pakkaajaa ei ole: tästä PyAV-koosteesta puuttuu {label}; asenna se, jonka studion lukkotiedosto nimeää.</translation>
    </message>
    <message>
        <source>x264 encodes since the engine was lost.</source>
        <translation>x264 pakkaa, koska moottori menetettiin.</translation>
    </message>
    <message>
        <source>{encoder} has proved itself: {ms} ms a picture.</source>
        <translation>{encoder} on koeteltu: {ms} ms kuvaa kohti.</translation>
    </message>
    <message>
        <source>There is no encoder on a device; x264 encodes.</source>
        <translation>Laitteella ei ole pakkaajaa; x264 pakkaa.</translation>
    </message>
    <message>
        <source>{encoder} does not open ({reason}); x264 encodes.</source>
        <translation>{encoder} ei aukea ({reason}); x264 pakkaa.</translation>
    </message>
    <message>
        <source>{encoder} {why}; x264 encodes.</source>
        <translation>{encoder} ei kelpaa ({why}); x264 pakkaa.</translation>
    </message>
    <message>
        <source>The ingest does not answer.</source>
        <translation>Vastaanotin ei vastaa.</translation>
    </message>
    <message>
        <source>The ingest refused at {step} with {reason}.</source>
        <translation>Vastaanotin kieltäytyi vaiheessa {step}: {reason}.</translation>
    </message>
    <message>
        <source>The ingest takes no {codec}.</source>
        <translation>Vastaanotin ei ota vastaan muotoa {codec}.</translation>
    </message>
    <message>
        <source>The ingest sends the studio elsewhere.</source>
        <translation>Vastaanotin ohjaa studion muualle.</translation>
    </message>
    <message>
        <source>The certificate of {host} has another key than the pin says; nothing was sent. Ask whoever runs it whether its key was changed, and change the pin if so.</source>
        <translation>Palvelimen {host} varmenteessa on toinen avain kuin kiinnityksessä; mitään ei lähetetty. Kysy ylläpitäjältä, onko avain vaihdettu, ja vaihda silloin kiinnitys.</translation>
    </message>
    <message>
        <source>The certificate of {host} is verified but not the one that was pinned; nothing was sent. Ask whoever runs it, or correct the pin.</source>
        <translation>Palvelimen {host} varmenne on pätevä mutta ei se, joka kiinnitettiin; mitään ei lähetetty. Kysy ylläpitäjältä tai korjaa kiinnitys.</translation>
    </message>
    <message>
        <source>The certificate of {host} is for another name; check the host.</source>
        <translation>Palvelimen {host} varmenne on toiselle nimelle; tarkista osoite.</translation>
    </message>
    <message>
        <source>The encrypted connection to {host} broke; connecting again.</source>
        <translation>Salattu yhteys palvelimeen {host} katkesi; yhdistetään uudelleen.</translation>
    </message>
    <message>
        <source>The connection to {address} failed; check the network.</source>
        <translation>Yhteys osoitteeseen {address} epäonnistui; tarkista verkko.</translation>
    </message>
    <message>
        <source>The certificate of {host} is self-signed; have its authority installed here.</source>
        <translation>Palvelimen {host} varmenne on itse allekirjoitettu; asennuta sen myöntäjä tähän koneeseen.</translation>
    </message>
    <message>
        <source>The host {host} is not found; check its name and the network.</source>
        <translation>Palvelinta {host} ei löydy; tarkista nimi ja verkko.</translation>
    </message>
    <message>
        <source>The certificate of {host} has expired; whoever runs it must renew it.</source>
        <translation>Palvelimen {host} varmenne on vanhentunut; ylläpitäjän on uusittava se.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid yet; check the clock of this machine.</source>
        <translation>Palvelimen {host} varmenne ei ole vielä voimassa; tarkista tämän koneen kello.</translation>
    </message>
    <message>
        <source>The certificate of {host} is from no known authority; nothing was sent.</source>
        <translation>Palvelimen {host} varmenteen myöntäjää ei tunneta; mitään ei lähetetty.</translation>
    </message>
    <message>
        <source>The ingest ended the connection.</source>
        <translation>Vastaanotin lopetti yhteyden.</translation>
    </message>
    <message>
        <source>Publishing ended by a fault of the studio&apos;s own ({kind}).</source>
        <translation>Lähetys päättyi studion omaan vikaan ({kind}).</translation>
    </message>
    <message>
        <source>The stream key is empty, or holds characters that no stream key has.</source>
        <translation>Lähetysavain on tyhjä tai siinä on merkkejä, joita avaimissa ei ole.</translation>
    </message>
    <message>
        <source>The stream key is longer than any stream key is.</source>
        <translation>Lähetysavain on pidempi kuin mikään lähetysavain.</translation>
    </message>
    <message>
        <source>The certificate&apos;s key is not the one that was agreed on.</source>
        <translation>Varmenteen avain ei ole se, josta sovittiin.</translation>
    </message>
    <message>
        <source>The ingest takes nothing any more.</source>
        <translation>Vastaanotin ei ota enää mitään vastaan.</translation>
    </message>
    <message>
        <source>An ingest is spoken to by TLS 1.2 or newer with a verified name, or not at all.</source>
        <translation>Vastaanottimeen otetaan yhteys vain TLS 1.2:lla tai uudemmalla ja varmennetulla nimellä.</translation>
    </message>
    <message>
        <source>The encoder names no H.264 profile, so WHIP cannot offer its pictures.</source>
        <translation>Pakkaaja ei kerro H.264-profiilia, joten WHIP ei voi tarjota sen kuvia.</translation>
    </message>
    <message>
        <source>The server answered with an address that is none.</source>
        <translation>Palvelin vastasi osoitteella, joka ei ole osoite.</translation>
    </message>
    <message>
        <source>The process that publishes by WHIP has ended; starting it again.</source>
        <translation>WHIP-lähetyksen prosessi päättyi; se käynnistetään uudelleen.</translation>
    </message>
    <message>
        <source>WHIP is sent H.264 and Opus; leave codec and audio out.</source>
        <translation>WHIP lähettää H.264:ää ja Opusta; jätä codec ja audio pois.</translation>
    </message>
    <message>
        <source>There is no show file {path}; name one that exists.</source>
        <translation>Ohjelmatiedostoa {path} ei ole; nimeä jokin, joka on.</translation>
    </message>
    <message>
        <source>The show file {path} cannot be read as UTF-8 text.</source>
        <translation>Ohjelmatiedostoa {path} ei voi lukea UTF-8-tekstinä.</translation>
    </message>
    <message>
        <source>There is no folder {folder}; name it from the root.</source>
        <translation>Kansiota {folder} ei ole; nimeä se juuresta alkaen.</translation>
    </message>
    <message>
        <source>None of {names} is in {folder} or below it; name another folder.</source>
        <translation>Tiedostoja {names} ei ole kansiossa {folder} eikä sen alikansioissa; anna jokin toinen kansio.</translation>
    </message>
    <message>
        <source>The show cannot be saved as {path} ({reason}); save it elsewhere.</source>
        <translation>Ohjelmaa ei voi tallentaa nimellä {path} ({reason}); tallenna se muualle.</translation>
    </message>
    <message>
        <source>The endpoint&apos;s answer names no address that media could go to by UDP.</source>
        <translation>Palvelimen vastauksessa ei ole osoitetta, johon media voisi mennä UDP:llä.</translation>
    </message>
    <message>
        <source>The endpoint takes no {what} as they were offered; ask whoever runs it.</source>
        <translation>Palvelin ei ota vastaan tarjottua ({what}); kysy ylläpitäjältä.</translation>
    </message>
    <message>
        <source>The endpoint takes no {what}; ask whoever runs it.</source>
        <translation>Palvelin ei ota vastaan muotoa {what}; kysy ylläpitäjältä.</translation>
    </message>
    <message>
        <source>The endpoint&apos;s answer names no way for the media; ask whoever runs it.</source>
        <translation>Palvelimen vastaus ei kerro medialle reittiä; kysy ylläpitäjältä.</translation>
    </message>
    <message>
        <source>The endpoint&apos;s answer names a certificate that is none; ask whoever runs it.</source>
        <translation>Palvelimen vastaus nimeää varmenteen, joka ei ole varmenne; kysy ylläpitäjältä.</translation>
    </message>
    <message>
        <source>The endpoint&apos;s answer leaves open how to encrypt; ask whoever runs it.</source>
        <translation>Palvelimen vastaus jättää salaustavan auki; kysy ylläpitäjältä.</translation>
    </message>
    <message>
        <source>The endpoint&apos;s answer cannot be read; ask whoever runs it.</source>
        <translation>Palvelimen vastausta ei voi lukea; kysy ylläpitäjältä.</translation>
    </message>
    <message>
        <source>Whether {host} may be reached is not answered; trying again.</source>
        <translation>Ei saatu vastausta, saako palvelimeen {host} ottaa yhteyden; yritetään uudelleen.</translation>
    </message>
    <message>
        <source>The receiver is not reached by UDP; check the firewall.</source>
        <translation>Vastaanottajaan ei saada yhteyttä UDP:llä; tarkista palomuuri.</translation>
    </message>
    <message>
        <source>The receiver&apos;s encryption is not the one that it announced; trying again.</source>
        <translation>Vastaanottajan salaus ei ole se, jonka se ilmoitti; yritetään uudelleen.</translation>
    </message>
    <message>
        <source>The receiver ended the publication; connecting again.</source>
        <translation>Vastaanottaja lopetti lähetyksen; yhdistetään uudelleen.</translation>
    </message>
    <message>
        <source>The way to the receiver broke; connecting again.</source>
        <translation>Reitti vastaanottajaan katkesi; yhdistetään uudelleen.</translation>
    </message>
    <message>
        <source>There is nothing to publish with; please report this.</source>
        <translation>Lähettämiseen ei ole välinettä; ilmoita tästä meille.</translation>
    </message>
    <message>
        <source>Nothing comes back from the receiver any more; connecting again.</source>
        <translation>Vastaanottajalta ei tule enää mitään takaisin; yhdistetään uudelleen.</translation>
    </message>
    <message>
        <source>The receiver gets nothing of what is sent any more; connecting again.</source>
        <translation>Vastaanottaja ei saa enää mitään lähetettyä; yhdistetään uudelleen.</translation>
    </message>
    <message>
        <source>The backend does not answer ({why}); try again later.</source>
        <translation>Taustapalvelu ei vastaa ({why}); yritä myöhemmin uudelleen.</translation>
    </message>
    <message>
        <source>The backend answers with something else than it should; update it.</source>
        <translation>Taustapalvelu vastaa muuta kuin pitäisi; päivitä se.</translation>
    </message>
    <message>
        <source>The upload was ended; what came is kept, and it goes on from there.</source>
        <translation>Lähetys keskeytyi; perille tullut on tallessa, ja siitä jatketaan.</translation>
    </message>
    <message>
        <source>The backend does not say how far an upload has come; update it.</source>
        <translation>Taustapalvelu ei kerro, kuinka pitkällä lähetys on; päivitä se.</translation>
    </message>
    <message>
        <source>What is uploaded became shorter meanwhile; begin again.</source>
        <translation>Lähetettävä lyheni sillä välin; aloita alusta.</translation>
    </message>
    <message>
        <source>The backend refuses ({status}).</source>
        <translation>Taustapalvelu kieltäytyy ({status}).</translation>
    </message>
    <message>
        <source>A chapter&apos;s title has at most {most} characters.</source>
        <translation>Luvun otsikossa on enintään {most} merkkiä.</translation>
    </message>
    <message>
        <source>A recording is in escrow with {most} keys at most; name fewer.</source>
        <translation>Tallenteella on enintään {most} vara-avainta; nimeä vähemmän.</translation>
    </message>
    <message>
        <source>{folder} is no whole path; give that of a folder.</source>
        <translation>{folder} ei ole koko polku; anna kansion koko polku.</translation>
    </message>
    <message>
        <source>It is the first folder; name one on another disk.</source>
        <translation>Se on ensimmäinen kansio; nimeä kansio toiselta levyltä.</translation>
    </message>
    <message>
        <source>A brace is not closed; write {show}, {date}, {time}, {part} or {track}.</source>
        <translation>Aaltosulku on auki; kirjoita {show}, {date}, {time}, {part} tai {track}.</translation>
    </message>
    <message>
        <source>There is no {field} for a recording&apos;s name; use {known}.</source>
        <translation>Tallenteen nimessä ei ole kenttää {field}; käytä näitä: {known}.</translation>
    </message>
    <message>
        <source>Not every disk takes {wrong} in a name; use letters, digits, spaces and _.-().</source>
        <translation>Kaikki levyt eivät salli nimessä merkkejä {wrong}; käytä kirjaimia, numeroita, välilyöntejä ja merkkejä _.-().</translation>
    </message>
    <message>
        <source>Keep what stands between the fields to {most} characters.</source>
        <translation>Kenttien välissä saa olla enintään {most} merkkiä.</translation>
    </message>
    <message>
        <source>A recording&apos;s name begins and ends with a letter, a digit or a field.</source>
        <translation>Tallenteen nimi alkaa ja päättyy kirjaimeen, numeroon tai kenttään.</translation>
    </message>
    <message>
        <source>{place} holds a key to which nothing can be sealed; make a pair with: {command}.</source>
        <translation>Kohteessa {place} on avain, jolle ei voi sinetöidä mitään; tee avainpari komennolla: {command}.</translation>
    </message>
    <message>
        <source>A replay runs at {slowest} to {fastest} times its speed.</source>
        <translation>Uusinnan nopeus on {slowest}–{fastest}-kertainen.</translation>
    </message>
    <message>
        <source>Replays are still being saved; wait a moment.</source>
        <translation>Uusintoja tallennetaan vielä; odota hetki.</translation>
    </message>
    <message>
        <source>{name} is being recorded, or in the trash; upload it when it is neither.</source>
        <translation>{name} tallentuu tai on roskakorissa; lähetä se, kun se ei ole kumpaakaan.</translation>
    </message>
    <message>
        <source>The backend cannot be asked in your name now; look under Event.</source>
        <translation>Taustapalvelulta ei voi nyt kysyä nimissäsi; katso kohtaa Tapahtuma.</translation>
    </message>
    <message>
        <source>The other service did not let you in; sign in again, or by password.</source>
        <translation>Toinen palvelu ei päästänyt sinua sisään; kirjaudu uudelleen tai salasanalla.</translation>
    </message>
    <message>
        <source>Signing in was given up.</source>
        <translation>Kirjautumisesta luovuttiin.</translation>
    </message>
    <message>
        <source>Nobody came back from the browser; sign in again.</source>
        <translation>Kukaan ei palannut selaimesta; kirjaudu uudelleen.</translation>
    </message>
    <message>
        <source>Nobody is signed in yet; sign in first, or wait a moment.</source>
        <translation>Kukaan ei ole vielä kirjautunut; kirjaudu ensin tai odota hetki.</translation>
    </message>
    <message>
        <source>There is no such event any more; choose another one.</source>
        <translation>Tapahtumaa ei enää ole; valitse toinen.</translation>
    </message>
    <message>
        <source>No event is chosen; choose one first.</source>
        <translation>Tapahtumaa ei ole valittu; valitse ensin.</translation>
    </message>
    <message>
        <source>Your session has ended; sign in again.</source>
        <translation>Istuntosi on päättynyt; kirjaudu uudelleen.</translation>
    </message>
    <message>
        <source>No code is asked for now; sign in first.</source>
        <translation>Koodia ei kysytä nyt; kirjaudu ensin sisään.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Kukaan ei ole kirjautunut.</translation>
    </message>
    <message>
        <source>The show is live in the event already; leave the air first.</source>
        <translation>Ohjelma on jo lähetyksessä tapahtumassa; lopeta ensin lähetys.</translation>
    </message>
    <message>
        <source>The account cannot be kept in {folder}; make room there, or sign in again at the next start.</source>
        <translation>Tiliä ei voi säilyttää kansiossa {folder}; tee sinne tilaa tai kirjaudu seuraavalla kerralla uudelleen.</translation>
    </message>
    <message>
        <source>The studio is still asking the backend; try again in a moment.</source>
        <translation>Studio kysyy vielä taustapalvelulta; yritä hetken kuluttua uudelleen.</translation>
    </message>
    <message>
        <source>Your role does not go live; ask an admin of your organisation for another, or somebody else to go live.</source>
        <translation>Roolisi ei mene lähetykseen; pyydä organisaatiosi ylläpitäjältä toinen rooli tai jotakuta muuta aloittamaan lähetys.</translation>
    </message>
    <message>
        <source>The event is under an embargo until later; rehearse until then.</source>
        <translation>Tapahtumalla on vielä julkaisukielto; harjoittele siihen asti.</translation>
    </message>
    <message>
        <source>The event goes live with a second person&apos;s go; ask for it.</source>
        <translation>Tapahtuma menee lähetykseen toisen henkilön luvalla; pyydä sitä.</translation>
    </message>
    <message>
        <source>The event waits for a second person&apos;s go.</source>
        <translation>Tapahtuma odottaa toisen henkilön lupaa.</translation>
    </message>
    <message>
        <source>The backend does not answer ({why}); look at the network and try again.</source>
        <translation>Taustapalvelu ei vastaa ({why}); tarkista verkko ja yritä uudelleen.</translation>
    </message>
    <message>
        <source>The backend speaks another version&apos;s language; update the studio.</source>
        <translation>Taustapalvelu puhuu toisen version kieltä; päivitä studio.</translation>
    </message>
    <message>
        <source>The engine is being brought back.</source>
        <translation>Moottoria käynnistetään uudelleen.</translation>
    </message>
    <message>
        <source>This is not the right address or password; ask for a new one if need be.</source>
        <translation>Osoite tai salasana ei ole oikea; pyydä tarvittaessa uusi.</translation>
    </message>
    <message>
        <source>This code is wrong, too old or used; take the next one that is shown.</source>
        <translation>Koodi on väärä, liian vanha tai käytetty; ota seuraava, joka näytetään.</translation>
    </message>
    <message>
        <source>Nobody here signs in by this account yet: sign in with your password and link it, or accept an invitation by it.</source>
        <translation>Kukaan ei vielä kirjaudu täällä tällä tilillä: kirjaudu salasanalla ja liitä se, tai hyväksy sillä kutsu.</translation>
    </message>
    <message>
        <source>Who asks for a go does not give it; another person does.</source>
        <translation>Lupaa pyytävä ei anna sitä; toinen henkilö antaa.</translation>
    </message>
    <message>
        <source>No ingest server in the EU answers now, and the event stays in the EU; try again in a moment.</source>
        <translation>Mikään EU:n vastaanotin ei vastaa nyt, ja tapahtuma pysyy EU:ssa; yritä hetken kuluttua uudelleen.</translation>
    </message>
    <message>
        <source>No ingest server in the US answers now, and the event stays in the US; try again in a moment.</source>
        <translation>Mikään Yhdysvaltojen vastaanotin ei vastaa nyt, ja tapahtuma pysyy Yhdysvalloissa; yritä hetken kuluttua uudelleen.</translation>
    </message>
    <message>
        <source>The customer demands that everything stays in the EU.</source>
        <translation>Asiakas vaatii, että kaikki pysyy EU:ssa.</translation>
    </message>
    <message>
        <source>A customer in the EU keeps everything in the EU unless they said otherwise.</source>
        <translation>EU:ssa oleva asiakas pitää kaiken EU:ssa, ellei ole sanonut toisin.</translation>
    </message>
    <message>
        <source>Where the customer is at home is not known, so everything stays in the EU.</source>
        <translation>Asiakkaan kotipaikka ei ole tiedossa, joten kaikki pysyy EU:ssa.</translation>
    </message>
    <message>
        <source>The stream comes from the US and stays there.</source>
        <translation>Lähetys tulee Yhdysvalloista ja pysyy siellä.</translation>
    </message>
    <message>
        <source>The stream comes from the EU and stays there.</source>
        <translation>Lähetys tulee EU:sta ja pysyy siellä.</translation>
    </message>
    <message>
        <source>Where the stream comes from is not known, so it stays in the EU.</source>
        <translation>Lähetyksen lähtöpaikka ei ole tiedossa, joten se pysyy EU:ssa.</translation>
    </message>
    <message>
        <source>A backend on another machine is reached by https:// alone; write it as https://host.</source>
        <translation>Toisella koneella olevaan taustapalveluun otetaan yhteys vain https://-osoitteella; kirjoita se muodossa https://palvelin.</translation>
    </message>
    <message>
        <source>The backend&apos;s address is more or less than a host; write it as https://host.</source>
        <translation>Taustapalvelun osoite on enemmän tai vähemmän kuin palvelin; kirjoita se muodossa https://palvelin.</translation>
    </message>
    <message>
        <source>The backend&apos;s address is no URL; write it as https://host.</source>
        <translation>Taustapalvelun osoite ei ole URL; kirjoita se muodossa https://palvelin.</translation>
    </message>
    <message>
        <source>An event has a name of one line, at most {most} characters long.</source>
        <translation>Tapahtumalla on yhden rivin nimi, enintään {most} merkkiä.</translation>
    </message>
    <message>
        <source>An event ends after it begins.</source>
        <translation>Tapahtuma päättyy alkamisensa jälkeen.</translation>
    </message>
    <message>
        <source>An event lasts 31 days at most; make one for each part.</source>
        <translation>Tapahtuma kestää enintään 31 päivää; luo jokaiselle osalle oma.</translation>
    </message>
    <message>
        <source>An embargo ends before the event does.</source>
        <translation>Julkaisukielto loppuu ennen tapahtumaa.</translation>
    </message>
    <message>
        <source>Nobody asks for a go, or it was given already.</source>
        <translation>Kukaan ei pyydä lupaa, tai se on jo annettu.</translation>
    </message>
    <message>
        <source>The event needs no go, or has one already.</source>
        <translation>Tapahtuma ei tarvitse lupaa, tai sillä on se jo.</translation>
    </message>
    <message>
        <source>There is no such key, or it has ended; ask for another one.</source>
        <translation>Sellaista avainta ei ole, tai se on päättynyt; pyydä toinen.</translation>
    </message>
    <message>
        <source>There is no such event.</source>
        <translation>Sellaista tapahtumaa ei ole.</translation>
    </message>
    <message>
        <source>The event was changed meanwhile (revision {revision}); look at it again and repeat what you did.</source>
        <translation>Tapahtumaa muutettiin välillä (versio {revision}); katso sitä uudelleen ja toista tekemäsi.</translation>
    </message>
    <message>
        <source>The event was changed meanwhile; look at it again before deleting it.</source>
        <translation>Tapahtumaa muutettiin välillä; katso sitä uudelleen ennen kuin poistat sen.</translation>
    </message>
    <message>
        <source>It is not deleted; look for it among the others.</source>
        <translation>Sitä ei ole poistettu; etsi se muiden joukosta.</translation>
    </message>
    <message>
        <source>It was deleted over a month ago, so it is being erased and cannot be had back.</source>
        <translation>Se poistettiin yli kuukausi sitten, joten se hävitetään eikä sitä voi palauttaa.</translation>
    </message>
    <message>
        <source>There is nothing of this name that was deleted; look at the list again.</source>
        <translation>Mitään sen nimistä ei ole poistettu; katso luetteloa uudelleen.</translation>
    </message>
    <message>
        <source>There is no such person any more.</source>
        <translation>Sellaista henkilöä ei enää ole.</translation>
    </message>
    <message>
        <source>This was used already, or is too old; begin again, or ask for a new letter.</source>
        <translation>Tämä on jo käytetty tai liian vanha; aloita alusta tai pyydä uusi kirje.</translation>
    </message>
    <message>
        <source>Sign in first: nobody is signed in with this token any more.</source>
        <translation>Kirjaudu ensin: tällä tunnuksella ei enää ole kirjautuneena ketään.</translation>
    </message>
    <message>
        <source>There is no such session, or it has ended already.</source>
        <translation>Sellaista istuntoa ei ole, tai se on jo päättynyt.</translation>
    </message>
    <message>
        <source>No organisation lists you any more; ask an admin of yours to invite you.</source>
        <translation>Mikään organisaatio ei enää luetteloi sinua; pyydä ylläpitäjääsi kutsumaan sinut.</translation>
    </message>
    <message>
        <source>Your account is blocked until {time} UTC: {reason} Ask an admin of your organisation.</source>
        <translation>Tilisi on estetty {time} UTC asti: {reason} Kysy organisaatiosi ylläpitäjältä.</translation>
    </message>
    <message>
        <source>Too many people sign in at this moment; try again in a few seconds.</source>
        <translation>Juuri nyt kirjautuu liian moni; yritä uudelleen muutaman sekunnin kuluttua.</translation>
    </message>
    <message>
        <source>There is no such issuer here; choose one of those that are listed.</source>
        <translation>Sellaista kirjautumispalvelua ei ole täällä; valitse luettelosta.</translation>
    </message>
    <message>
        <source>This attempt was used already, or is too old; begin anew.</source>
        <translation>Tämä yritys on jo käytetty tai liian vanha; aloita alusta.</translation>
    </message>
    <message>
        <source>Something that was entered is not as it should be; look at it and try again.</source>
        <translation>Jokin antamasi ei ole niin kuin pitäisi; tarkista se ja yritä uudelleen.</translation>
    </message>
    <message>
        <source>The backend cannot do it now; try again in a moment.</source>
        <translation>Palvelu ei voi tehdä sitä nyt; yritä hetken kuluttua uudelleen.</translation>
    </message>
    <message>
        <source>The backend cannot do it; tell an admin of your organisation.</source>
        <translation>Palvelu ei voi tehdä sitä; kerro organisaatiosi ylläpitäjälle.</translation>
    </message>
    <message>
        <source>This was tried too often; wait a while, then try again.</source>
        <translation>Tätä yritettiin liian usein; odota hetki ja yritä sitten uudelleen.</translation>
    </message>
    <message>
        <source>You were not let in; look at what you entered and try again.</source>
        <translation>Sinua ei päästetty sisään; tarkista antamasi ja yritä uudelleen.</translation>
    </message>
    <message>
        <source>That did not prove that it is you; look at what you entered and try again.</source>
        <translation>Se ei todistanut, että se olet sinä; tarkista antamasi ja yritä uudelleen.</translation>
    </message>
    <message>
        <source>This password will not do; choose a longer one that is not so well known.</source>
        <translation>Tämä salasana ei kelpaa; valitse pidempi, joka ei ole niin tunnettu.</translation>
    </message>
    <message>
        <source>This was used already, or is too old; begin again.</source>
        <translation>Tämä on jo käytetty tai liian vanha; aloita alusta.</translation>
    </message>
    <message>
        <source>Your account is blocked for a time; ask an admin of your organisation.</source>
        <translation>Tilisi on estetty joksikin aikaa; kysy organisaatiosi ylläpitäjältä.</translation>
    </message>
    <message>
        <source>Your role may not do this; ask an admin of your organisation for another role, or to do it.</source>
        <translation>Roolisi ei salli tätä; pyydä organisaatiosi ylläpitäjältä toista roolia tai pyydä häntä tekemään se.</translation>
    </message>
    <message>
        <source>An organisation keeps one admin; make somebody else one first.</source>
        <translation>Organisaatiolla on aina yksi ylläpitäjä; tee ensin toisesta ylläpitäjä.</translation>
    </message>
    <message>
        <source>There is no such thing any more; look again.</source>
        <translation>Sellaista ei enää ole; katso uudelleen.</translation>
    </message>
    <message>
        <source>It was changed meanwhile; look at it again and repeat what you did.</source>
        <translation>Se muuttui välillä; katso uudelleen ja toista tekemäsi.</translation>
    </message>
    <message>
        <source>Daily does not answer as it should; talkback is away until it does.</source>
        <translation>Daily ei vastaa kuten pitäisi; puheyhteys on poissa, kunnes se vastaa.</translation>
    </message>
    <message>
        <source>The other service does not answer as it should; sign in another way.</source>
        <translation>Toinen palvelu ei vastaa niin kuin pitäisi; kirjaudu toisella tavalla.</translation>
    </message>
    <message>
        <source>Sign in again to be in this call.</source>
        <translation>Kirjaudu uudelleen liittyäksesi tähän puheyhteyteen.</translation>
    </message>
    <message>
        <source>The connection to the call was lost; it is made again.</source>
        <translation>Yhteys katkesi; se luodaan uudelleen.</translation>
    </message>
    <message>
        <source>The backend tells something else than it should ({what}).</source>
        <translation>Taustajärjestelmä kertoo muuta kuin pitäisi ({what}).</translation>
    </message>
    <message>
        <source>You may not be in this event&apos;s call; ask an admin of your organisation.</source>
        <translation>Et saa liittyä tämän tapahtuman puheyhteyteen; pyydä organisaatiosi ylläpitäjältä.</translation>
    </message>
    <message>
        <source>There is no such event any more.</source>
        <translation>Tapahtumaa ei enää ole.</translation>
    </message>
    <message>
        <source>The backend answers with {status}; it is tried on.</source>
        <translation>Taustajärjestelmä vastaa {status}; yritystä jatketaan.</translation>
    </message>
    <message>
        <source>Your session was ended; sign in again.</source>
        <translation>Istuntosi päätettiin; kirjaudu uudelleen.</translation>
    </message>
    <message>
        <source>The connection to the call was lost before it was answered; try again.</source>
        <translation>Yhteys katkesi ennen vastausta; yritä uudelleen.</translation>
    </message>
    <message>
        <source>There is no connection to the call now; it is made again by itself.</source>
        <translation>Puheyhteyttä ei nyt ole; se palaa itsestään.</translation>
    </message>
    <message>
        <source>There is no line &quot;{line}&quot; in this call.</source>
        <translation>Tässä puheyhteydessä ei ole linjaa ”{line}”.</translation>
    </message>
    <message>
        <source>This line is not open to you now; ask a producer to open it.</source>
        <translation>Tämä linja ei ole sinulle nyt auki; pyydä tuottajaa avaamaan se.</translation>
    </message>
    <message>
        <source>You are in no call; choose an event first.</source>
        <translation>Et ole puheyhteydessä; valitse ensin tapahtuma.</translation>
    </message>
    <message>
        <source>Keys are heard behind other windows on X11 alone; here they work in this window.</source>
        <translation>Näppäimet kuuluvat muiden ikkunoiden takana vain X11:ssä; tässä ne toimivat tässä ikkunassa.</translation>
    </message>
    <message>
        <source>The key {key} is not heard behind other windows; choose an F key.</source>
        <translation>Näppäin {key} ei kuulu muiden ikkunoiden takana; valitse F-näppäin.</translation>
    </message>
    <message>
        <source>Another program hears the key {key} already; choose another one under Keys.</source>
        <translation>Toinen ohjelma kuuntelee jo näppäintä {key}; valitse toinen kohdassa Näppäimet.</translation>
    </message>
    <message>
        <source>A talk key went up, as this window stood still for a moment; press it again.</source>
        <translation>Puhenäppäin nousi, koska tämä ikkuna pysähtyi hetkeksi; paina sitä uudelleen.</translation>
    </message>
    <message>
        <source>A talk key went up, as its line was closed to you, or who it leads to has left; see who is there.</source>
        <translation>Puhenäppäin nousi, koska sen linja suljettiin sinulta tai se, jolle se johtaa, on lähtenyt; katso, keitä on paikalla.</translation>
    </message>
    <message>
        <source>A talk key went up, as it was down for ten minutes; press it again.</source>
        <translation>Puhenäppäin nousi, koska se oli alhaalla kymmenen minuuttia; paina sitä uudelleen.</translation>
    </message>
    <message>
        <source>The system&apos;s sound library does not let go of a device; the talk link begins anew by itself.</source>
        <translation>Järjestelmän äänikirjasto ei vapauta laitetta; puheyhteyden prosessi käynnistyy itsestään uudelleen.</translation>
    </message>
    <message>
        <source>Echo cancellation does not work here; switch it off, and use headphones.</source>
        <translation>Kaiun poisto ei toimi täällä; kytke se pois ja käytä kuulokkeita.</translation>
    </message>
    <message>
        <source>Echo cancellation failed; switch it off, and use headphones.</source>
        <translation>Kaiun poisto epäonnistui; kytke se pois ja käytä kuulokkeita.</translation>
    </message>
    <message>
        <source>The voice cannot be coded; choose another microphone.</source>
        <translation>Puhetta ei voi koodata; valitse toinen mikrofoni.</translation>
    </message>
    <message>
        <source>No sound comes from there, although a key is down.</source>
        <translation>Sieltä ei tule ääntä, vaikka näppäin on painettuna.</translation>
    </message>
    <message>
        <source>A signal goes to somebody else.</source>
        <translation>Merkki annetaan jollekulle toiselle.</translation>
    </message>
    <message>
        <source>There is no station {station} in the call.</source>
        <translation>Puheyhteydessä ei ole asemaa {station}.</translation>
    </message>
    <message>
        <source>A presenter gives no cues and writes on nobody&apos;s screen; call a producer.</source>
        <translation>Esiintyjä ei anna merkkejä eikä kirjoita näytöille; kutsu tuottajaa.</translation>
    </message>
    <message>
        <source>Nobody listens to the line {line} whom you may signal.</source>
        <translation>Linjaa {line} ei kuuntele kukaan, jolle saisit antaa merkin.</translation>
    </message>
    <message>
        <source>The line {line} is not open to you; ask a producer to open it.</source>
        <translation>Linja {line} ei ole sinulle auki; pyydä tuottajaa avaamaan se.</translation>
    </message>
    <message>
        <source>A presenter calls the crew, and no other presenter.</source>
        <translation>Esiintyjä kutsuu tekijöitä, ei toista esiintyjää.</translation>
    </message>
    <message>
        <source>{name} is in another room; ask a producer.</source>
        <translation>{name} on toisessa huoneessa; pyydä tuottajaa.</translation>
    </message>
    <message>
        <source>Announcements reach everybody; that is not closed to anyone.</source>
        <translation>Kuulutukset tavoittavat kaikki; niitä ei suljeta keneltäkään.</translation>
    </message>
    <message>
        <source>The programme is dimmed by {steps} dB or cut.</source>
        <translation>Ohjelmaa vaimennetaan {steps} dB tai se mykistetään.</translation>
    </message>
    <message>
        <source>There is no line {line}.</source>
        <translation>Linjaa {line} ei ole.</translation>
    </message>
    <message>
        <source>Too many stations have a dim of their own.</source>
        <translation>Liian monella asemalla on oma vaimennuksensa.</translation>
    </message>
    <message>
        <source>A matrix has {count} crosspoints at most; close some first.</source>
        <translation>Matriisissa on enintään {count} ristipistettä; sulje ensin joitakin.</translation>
    </message>
    <message>
        <source>An event has {count} party lines at most.</source>
        <translation>Tapahtumassa on enintään {count} ryhmälinjaa.</translation>
    </message>
    <message>
        <source>A presenter speaks privately to nobody; answer on your own IFB.</source>
        <translation>Esiintyjä ei puhu yksityisesti kenellekään; vastaa omalla IFB-linjallasi.</translation>
    </message>
    <message>
        <source>Nobody listens to the room {room} from outside; move the station there.</source>
        <translation>Huonetta {room} ei kuunnella ulkoa; siirrä asema sinne.</translation>
    </message>
    <message>
        <source>A presenter has no part in another one&apos;s IFB; use a party line or a room.</source>
        <translation>Esiintyjä ei osallistu toisen IFB-linjaan; käytä ryhmälinjaa tai huonetta.</translation>
    </message>
    <message>
        <source>A private line is heard by the one it leads to, and by nobody else.</source>
        <translation>Yksityistä linjaa kuulee vain se, jolle se johtaa.</translation>
    </message>
    <message>
        <source>A private line leads to somebody else; answer on your own IFB.</source>
        <translation>Yksityinen linja johtaa jollekulle toiselle; vastaa omalla IFB-linjallasi.</translation>
    </message>
    <message>
        <source>Only who is in the room {room} speaks on its line; move the station there.</source>
        <translation>Vain huoneessa {room} olevat puhuvat sen linjalla; siirrä asema sinne.</translation>
    </message>
    <message>
        <source>This role takes no part in an event&apos;s talkback.</source>
        <translation>Tämä rooli ei osallistu tapahtuman puheyhteyteen.</translation>
    </message>
    <message>
        <source>Only producers and admins speak to everybody.</source>
        <translation>Vain tuottajat ja ylläpitäjät puhuvat kaikille.</translation>
    </message>
    <message>
        <source>This station came in anew.</source>
        <translation>Tämä asema liittyi uudelleen.</translation>
    </message>
    <message>
        <source>Nothing was heard for too long.</source>
        <translation>Mitään ei kuulunut liian pitkään aikaan.</translation>
    </message>
    <message>
        <source>Somebody else is the station {station} already; take another name.</source>
        <translation>Joku muu on jo asema {station}; valitse toinen nimi.</translation>
    </message>
    <message>
        <source>A call has {count} stations at most.</source>
        <translation>Puheyhteydessä on enintään {count} asemaa.</translation>
    </message>
    <message>
        <source>A call has {count} rooms at most; call some people back first.</source>
        <translation>Puheyhteydessä on enintään {count} huonetta; kutsu ensin joitakuita takaisin.</translation>
    </message>
    <message>
        <source>Somebody else changed the matrix (revision {revision}); look again.</source>
        <translation>Joku muu muutti matriisia (versio {revision}); katso uudelleen.</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>Istunto on päättynyt.</translation>
    </message>
    <message>
        <source>The talk link has gone, and is begun again.</source>
        <translation>Puheyhteyden prosessi loppui, ja se käynnistetään uudelleen.</translation>
    </message>
    <message>
        <source>Nobody carries the talkback of this studio; start the studio again.</source>
        <translation>Mikään ei kuljeta tämän studion puheyhteyttä; käynnistä studio uudelleen.</translation>
    </message>
    <message>
        <source>This station is in the call from elsewhere; sign in again to be in it here.</source>
        <translation>Tämä asema on puhelussa muualta; kirjaudu uudelleen ollaksesi siinä täältä.</translation>
    </message>
    <message>
        <source>A seat in Daily&apos;s room is asked for.</source>
        <translation>Paikkaa Dailyn huoneessa pyydetään.</translation>
    </message>
    <message>
        <source>Daily did not take this seat; it is asked for anew.</source>
        <translation>Daily ei hyväksynyt tätä paikkaa; sitä pyydetään uudelleen.</translation>
    </message>
    <message>
        <source>Daily is not reached; talkback is away until it is, or somebody decides.</source>
        <translation>Dailyyn ei saada yhteyttä; puheyhteys on poissa, kunnes saadaan tai joku päättää toisin.</translation>
    </message>
    <message>
        <source>Daily&apos;s server cannot prove that it is Daily; nothing was sent to it.</source>
        <translation>Dailyn palvelin ei voi todistaa olevansa Daily; sille ei lähetetty mitään.</translation>
    </message>
    <message>
        <source>The backend names a room that is none of Daily&apos;s; nothing is sent.</source>
        <translation>Taustapalvelu nimeää huoneen, joka ei ole Dailyn; mitään ei lähetetä.</translation>
    </message>
    <message>
        <source>The seat in this room was taken away; it is asked for anew.</source>
        <translation>Paikka tässä huoneessa vietiin; sitä pyydetään uudelleen.</translation>
    </message>
    <message>
        <source>The way to Daily cannot begin ({what}); close something.</source>
        <translation>Yhteys Dailyyn ei voi alkaa ({what}); sulje jotakin.</translation>
    </message>
    <message>
        <source>The way to Daily hung, and is made again.</source>
        <translation>Yhteys Dailyyn jumiutui, ja se tehdään uudelleen.</translation>
    </message>
    <message>
        <source>This backend has no account with Daily; no seat there can be had.</source>
        <translation>Tällä taustapalvelulla ei ole tiliä Dailyssa; paikkaa siellä ei saa.</translation>
    </message>
    <message>
        <source>The engine has gone.</source>
        <translation>Moottori on poissa.</translation>
    </message>
    <message>
        <source>The engine speaks another version&apos;s language: close this window, reopen.</source>
        <translation>Moottori puhuu toisen version kieltä: sulje tämä ikkuna ja avaa se uudelleen.</translation>
    </message>
    <message>
        <source>The engine does not take commands any more.</source>
        <translation>Moottori ei ota enää komentoja vastaan.</translation>
    </message>
    <message>
        <source>The engine does not answer.</source>
        <translation>Moottori ei vastaa.</translation>
    </message>
    <message>
        <source>A part of the engine failed.</source>
        <translation>Moottorin osa vikaantui.</translation>
    </message>
    <message>
        <source>Nobody watched, and the show was neither live nor recorded.</source>
        <translation>Kukaan ei katsonut, eikä ohjelmaa lähetetty tai tallennettu.</translation>
    </message>
    <message>
        <source>The engine&apos;s session failed.</source>
        <translation>Moottorin istunto vikaantui.</translation>
    </message>
    <message>
        <source>The show was stopped.</source>
        <translation>Ohjelma lopetettiin.</translation>
    </message>
    <message>
        <source>The studio was asked to end.</source>
        <translation>Studiota pyydettiin lopettamaan.</translation>
    </message>
    <message>
        <source>The time that the show was given is over.</source>
        <translation>Ohjelmalle annettu aika on lopussa.</translation>
    </message>
    <message>
        <source>it has been silent for {seconds} s.</source>
        <translation>se on ollut hiljaa {seconds} s.</translation>
    </message>
    <message>
        <source>it says nothing.</source>
        <translation>se ei sano mitään.</translation>
    </message>
    <message>
        <source>a part of it failed ({what}).</source>
        <translation>sen osa vikaantui ({what}).</translation>
    </message>
    <message>
        <source>it was ended by signal {number}.</source>
        <translation>signaali {number} lopetti sen.</translation>
    </message>
    <message>
        <source>it was ended by {signal}.</source>
        <translation>{signal} lopetti sen.</translation>
    </message>
    <message>
        <source>it ended with status {code}.</source>
        <translation>se päättyi tilaan {code}.</translation>
    </message>
    <message>
        <source>kept over the restart</source>
        <translation>säilytetty uudelleenkäynnistyksen yli</translation>
    </message>
    <message>
        <source>given by the show</source>
        <translation>ohjelman määräämä</translation>
    </message>
    <message>
        <source>measured: encoding takes {share} of one core</source>
        <translation>mitattu: koodaus vie {share} yhdestä ytimestä</translation>
    </message>
    <message>
        <source>measured: encoding takes {share} of {count} cores</source>
        <translation>mitattu: koodaus vie {share} {count} ytimestä</translation>
    </message>
    <message>
        <source>the smallest; even this takes {share} of one core</source>
        <translation>pienin; sekin vie {share} yhdestä ytimestä</translation>
    </message>
    <message>
        <source>the smallest; even this takes {share} of {count} cores</source>
        <translation>pienin; sekin vie {share} {count} ytimestä</translation>
    </message>
    <message>
        <source>{name} gives {mode} pictures a second, the nearest that it has to {wish}; choose one of its own modes.</source>
        <translation>{name} antaa {mode} kuvaa sekunnissa, mikä on sen lähin tilalle {wish}; valitse jokin sen omista tiloista.</translation>
    </message>
    <message>
        <source>{name} gives no {format}; it has {formats}: choose one, or &quot;{best}&quot;.</source>
        <translation>Kamera {name} ei anna muotoa {format}; sillä on {formats}: valitse jokin niistä tai &quot;{best}&quot;.</translation>
    </message>
    <message>
        <source>{path} holds no picture that can be decoded; convert it to H.264 in MP4.</source>
        <translation>Tiedostossa {path} ei ole kuvaa, jonka voi purkaa; muunna se muotoon H.264, MP4.</translation>
    </message>
    <message>
        <source>{path} ends after {seconds} s instead of {whole} s; copy it again from where it came.</source>
        <translation>Tiedosto {path} päättyy {seconds} s kohdalla eikä {whole} s kohdalla; kopioi se uudelleen lähteestään.</translation>
    </message>
    <message>
        <source>{path} has played to its end.</source>
        <translation>{path} on toistettu loppuun.</translation>
    </message>
    <message>
        <source>{path} is no media file that can be read; open it in a player to see why.</source>
        <translation>{path} ei ole luettava mediatiedosto; avaa se soittimessa, niin näet miksi.</translation>
    </message>
    <message>
        <source>{path} holds neither pictures nor sound; choose another file.</source>
        <translation>Tiedostossa {path} ei ole kuvaa eikä ääntä; valitse toinen tiedosto.</translation>
    </message>
    <message>
        <source>{path} is no picture that can be read; save it as PNG or JPEG.</source>
        <translation>{path} ei ole luettava kuva; tallenna se PNG- tai JPEG-muodossa.</translation>
    </message>
    <message>
        <source>{path} is wider or higher than {most} pixels; make it smaller.</source>
        <translation>{path} on leveämpi tai korkeampi kuin {most} kuvapistettä; pienennä sitä.</translation>
    </message>
    <message>
        <source>{path} has {count} pages; there is no page {page}.</source>
        <translation>Tiedostossa {path} on {count} sivua; sivua {page} ei ole.</translation>
    </message>
    <message>
        <source>{path} is protected by a password; save it as PDF without one.</source>
        <translation>{path} on suojattu salasanalla; tallenna se PDF:nä ilman salasanaa.</translation>
    </message>
    <message>
        <source>{path} cannot be read as a PDF; export the slides again.</source>
        <translation>Tiedostoa {path} ei voi lukea PDF:nä; vie diat uudelleen.</translation>
    </message>
    <message>
        <source>{path} cannot be read; let this user read it.</source>
        <translation>Tiedostoa {path} ei voi lukea; anna tälle käyttäjälle lukuoikeus.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; has {count} inputs; choose channels up to that.</source>
        <translation>Laitteessa ”{name}” on {count} tuloa; valitse kanavia siihen asti.</translation>
    </message>
    <message>
        <source>{name} is no screen of this machine; name one as :0 is named.</source>
        <translation>{name} ei ole tämän koneen näyttö; nimeä näyttö kuten :0.</translation>
    </message>
    <message>
        <source>{origin} offers no TLS of version 1.2 or later; update the camera.</source>
        <translation>{origin} ei tarjoa TLS:n versiota 1.2 tai uudempaa; päivitä kamera.</translation>
    </message>
    <message>
        <source>{origin} is not on a local network and would be reached unencrypted; use TLS.</source>
        <translation>{origin} ei ole lähiverkossa ja yhteys olisi salaamaton; käytä TLS:ää.</translation>
    </message>
    <message>
        <source>{origin} does not answer; switch the camera on, or correct the address in the show.</source>
        <translation>{origin} ei vastaa; kytke kamera päälle tai korjaa osoite ohjelmassa.</translation>
    </message>
    <message>
        <source>{origin} sends from place to place; correct the address.</source>
        <translation>{origin} ohjaa paikasta toiseen; korjaa osoite.</translation>
    </message>
    <message>
        <source>{origin} answers {status}; correct the address in the show.</source>
        <translation>{origin} vastaa {status}; korjaa osoite ohjelmassa.</translation>
    </message>
    <message>
        <source>{origin} answers {status}; correct the path in the show.</source>
        <translation>{origin} vastaa {status}; korjaa polku ohjelmassa.</translation>
    </message>
    <message>
        <source>{origin} sends damaged pictures only; restart the camera.</source>
        <translation>{origin} lähettää vain vioittuneita kuvia; käynnistä kamera uudelleen.</translation>
    </message>
    <message>
        <source>{origin} sends to a place that is no feed; correct the address.</source>
        <translation>{origin} ohjaa paikkaan, joka ei ole syöte; korjaa osoite.</translation>
    </message>
    <message>
        <source>{origin} sends no JPEG pictures ({kind}); correct the address in the show.</source>
        <translation>{origin} ei lähetä JPEG-kuvia ({kind}); korjaa osoite ohjelmassa.</translation>
    </message>
    <message>
        <source>{origin} broke off; see to the camera and its network.</source>
        <translation>{origin} katkesi; tarkista kamera ja sen verkko.</translation>
    </message>
    <message>
        <source>{origin} broke off; see to the camera.</source>
        <translation>{origin} katkesi; tarkista kamera.</translation>
    </message>
    <message>
        <source>{origin} does not speak HTTP; correct the address in the show.</source>
        <translation>{origin} ei puhu HTTP:tä; korjaa osoite ohjelmassa.</translation>
    </message>
    <message>
        <source>{origin} does not take the user name and password; correct them.</source>
        <translation>{origin} ei hyväksy käyttäjänimeä ja salasanaa; korjaa ne.</translation>
    </message>
    <message>
        <source>{origin} sends nothing that can be shown ({codec}); choose H.264 on it.</source>
        <translation>{origin} ei lähetä mitään näytettävää ({codec}); valitse siitä H.264.</translation>
    </message>
    <message>
        <source>{origin} sends elsewhere, where it is not followed; enter the final address in the show.</source>
        <translation>{origin} ohjaa muualle, minne sitä ei seurata; anna lopullinen osoite ohjelmaan.</translation>
    </message>
    <message>
        <source>{place} cannot be listened on; choose an address of this machine and a port that no other program uses.</source>
        <translation>Osoitetta {place} ei voi kuunnella; valitse tämän koneen osoite ja portti, jota muut ohjelmat eivät käytä.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is no microphone of this show; name one, or none for all.</source>
        <translation>”{name}” ei ole tämän ohjelman mikrofoni; nimeä sellainen, tai jätä nimeämättä, niin valitaan kaikki.</translation>
    </message>
    <message>
        <source>{name} has nothing that can be set now; see whether it is plugged in.</source>
        <translation>Kamerassa {name} ei ole nyt mitään säädettävää; katso, onko se kytketty.</translation>
    </message>
    <message>
        <source>{name} has no &quot;{control}&quot; to set; it has {controls}.</source>
        <translation>Kamerassa {name} ei ole säätöä ”{control}”; siinä on {controls}.</translation>
    </message>
    <message>
        <source>{name} goes from {least} to {most}, not to {value}.</source>
        <translation>Säätö {name} kulkee välillä {least}–{most}, ei arvoon {value}.</translation>
    </message>
    <message>
        <source>{name} is one of {choices}, not {value}.</source>
        <translation>{name} on jokin näistä: {choices}, ei {value}.</translation>
    </message>
    <message>
        <source>{path} is no whole path; name the file from the root.</source>
        <translation>{path} ei ole koko polku; nimeä tiedosto juuresta alkaen.</translation>
    </message>
    <message>
        <source>{name} is opened.</source>
        <translation>{name} avataan.</translation>
    </message>
    <message>
        <source>{path} holds no certificate authority; name a PEM file.</source>
        <translation>Tiedostossa {path} ei ole varmentajaa; nimeä PEM-tiedosto.</translation>
    </message>
    <message>
        <source>{line} names no line.</source>
        <translation>{line} ei ole minkään linjan nimi.</translation>
    </message>
    <message>
        <source>{encoder} refuses {size} at {rate} pictures a second.</source>
        <translation>{encoder} ei hyväksy kokoa {size} nopeudella {rate} kuvaa sekunnissa.</translation>
    </message>
    <message>
        <source>{place} is not on a local network and rtmp:// is not encrypted; use rtmps://.</source>
        <translation>{place} ei ole lähiverkossa, eikä rtmp:// ole salattu; käytä osoitetta rtmps://.</translation>
    </message>
    <message>
        <source>{place} takes no {codec}; choose another codec for it.</source>
        <translation>{place} ei ota vastaan muotoa {codec}; valitse sille toinen koodekki.</translation>
    </message>
    <message>
        <source>{place} takes no {codec}; it is sent {other} instead.</source>
        <translation>{place} ei ota vastaan muotoa {codec}; sille lähetetään {other}.</translation>
    </message>
    <message>
        <source>{place} refuses the application ({code}); check the destination.</source>
        <translation>{place} ei hyväksy sovellusta ({code}); tarkista kohde.</translation>
    </message>
    <message>
        <source>{place} refuses the application; check the destination.</source>
        <translation>{place} ei hyväksy sovellusta; tarkista kohde.</translation>
    </message>
    <message>
        <source>{place} hangs up when told the application; check the destination.</source>
        <translation>{place} katkaisee yhteyden kuultuaan sovelluksen; tarkista kohde.</translation>
    </message>
    <message>
        <source>{place} hangs up when told the stream key; check the key.</source>
        <translation>{place} katkaisee yhteyden kuultuaan lähetysavaimen; tarkista avain.</translation>
    </message>
    <message>
        <source>{place} hangs up at once; check host, port and rtmp or rtmps.</source>
        <translation>{place} katkaisee yhteyden heti; tarkista isäntä, portti sekä rtmp tai rtmps.</translation>
    </message>
    <message>
        <source>{place} accepts the connection and stays silent; check the port, or ask whoever runs it.</source>
        <translation>{place} hyväksyy yhteyden ja on hiljaa; tarkista portti tai kysy ylläpitäjältä.</translation>
    </message>
    <message>
        <source>{place} offers no TLS 1.2 or newer; nothing was sent.</source>
        <translation>{place} ei tarjoa TLS 1.2:ta tai uudempaa; mitään ei lähetetty.</translation>
    </message>
    <message>
        <source>{place} does not speak TLS; check the port.</source>
        <translation>{place} ei puhu TLS:ää; tarkista portti.</translation>
    </message>
    <message>
        <source>{place} refuses the stream key ({code}): it is wrong, or somebody is publishing with it already.</source>
        <translation>{place} ei hyväksy lähetysavainta ({code}): se on väärä, tai joku lähettää jo sillä.</translation>
    </message>
    <message>
        <source>{place} does not answer; check the network and the host.</source>
        <translation>{place} ei vastaa; tarkista verkko ja isäntä.</translation>
    </message>
    <message>
        <source>{place} cannot be reached; check the network.</source>
        <translation>{place} ei ole tavoitettavissa; tarkista verkko.</translation>
    </message>
    <message>
        <source>{place} does not speak RTMP; check host and port.</source>
        <translation>{place} ei puhu RTMP:tä; tarkista isäntä ja portti.</translation>
    </message>
    <message>
        <source>{place} ended the stream ({code}); ask whoever runs it.</source>
        <translation>{place} lopetti lähetyksen ({code}); kysy ylläpitäjältä.</translation>
    </message>
    <message>
        <source>{place} ended the stream; ask whoever runs it.</source>
        <translation>{place} lopetti lähetyksen; kysy ylläpitäjältä.</translation>
    </message>
    <message>
        <source>{place} refuses the stream ({code}); check the stream key.</source>
        <translation>{place} ei hyväksy lähetystä ({code}); tarkista lähetysavain.</translation>
    </message>
    <message>
        <source>{place} refuses the stream; check the stream key.</source>
        <translation>{place} ei hyväksy lähetystä; tarkista lähetysavain.</translation>
    </message>
    <message>
        <source>{place} sends the studio on and on; ask whoever runs it.</source>
        <translation>{place} ohjaa studiota aina vain eteenpäin; kysy ylläpitäjältä.</translation>
    </message>
    <message>
        <source>{place} sends the studio to {other} without encryption, where it does not go; ask whoever runs it.</source>
        <translation>{place} ohjaa studion salaamatta kohteeseen {other}, minne se ei mene; kysy ylläpitäjältä.</translation>
    </message>
    <message>
        <source>{place} sends the studio to what is no ingest; ask whoever runs it.</source>
        <translation>{place} ohjaa studion paikkaan, joka ei ole vastaanotin; kysy ylläpitäjältä.</translation>
    </message>
    <message>
        <source>{fault} Start it again, and please report this.</source>
        <translation>{fault} Käynnistä se uudelleen ja ilmoita tästä.</translation>
    </message>
    <message>
        <source>{place} takes the offer and stays silent; ask whoever runs it.</source>
        <translation>{place} ottaa tarjouksen vastaan ja on hiljaa; kysy ylläpitäjältä.</translation>
    </message>
    <message>
        <source>{place} does not speak HTTP as it should; check the destination.</source>
        <translation>{place} ei puhu HTTP:tä niin kuin pitäisi; tarkista kohde.</translation>
    </message>
    <message>
        <source>{place} hangs up before it has answered; check the destination.</source>
        <translation>{place} katkaisee yhteyden ennen vastausta; tarkista kohde.</translation>
    </message>
    <message>
        <source>{place} hangs up before anything was sent; it may offer no TLS 1.2 or newer, or not be an HTTPS port.</source>
        <translation>{place} katkaisee yhteyden ennen kuin mitään lähetettiin; se ei ehkä tarjoa TLS 1.2:ta tai uudempaa, tai portti ei ole HTTPS-portti.</translation>
    </message>
    <message>
        <source>{place} refuses the stream key; check the key, and that it may publish there.</source>
        <translation>{place} ei hyväksy lähetysavainta; tarkista avain ja että sillä saa lähettää sinne.</translation>
    </message>
    <message>
        <source>{place} refuses the stream key; check the key.</source>
        <translation>{place} ei hyväksy lähetysavainta; tarkista avain.</translation>
    </message>
    <message>
        <source>{place} has nothing at that address; check the destination.</source>
        <translation>Kohteessa {place} ei ole mitään siinä osoitteessa; tarkista kohde.</translation>
    </message>
    <message>
        <source>{place} takes no WHIP offer at that address; check the destination.</source>
        <translation>{place} ei ota siinä osoitteessa vastaan WHIP-tarjousta; tarkista kohde.</translation>
    </message>
    <message>
        <source>{place} takes no offer at that address; check the destination.</source>
        <translation>{place} ei ota siinä osoitteessa vastaan tarjousta; tarkista kohde.</translation>
    </message>
    <message>
        <source>{place} cannot answer by WHIP; check the destination.</source>
        <translation>{place} ei voi vastata WHIP:llä; tarkista kohde.</translation>
    </message>
    <message>
        <source>{place} says that somebody is publishing there already; stop that, or use another key.</source>
        <translation>{place} ilmoittaa, että joku lähettää sinne jo; lopeta se tai käytä toista avainta.</translation>
    </message>
    <message>
        <source>{place} says that the address is no longer in use; check the destination.</source>
        <translation>{place} ilmoittaa, että osoite ei ole enää käytössä; tarkista kohde.</translation>
    </message>
    <message>
        <source>{place} cannot use H.264 with Opus as it was offered; ask whoever runs it.</source>
        <translation>{place} ei voi käyttää H.264:ää ja Opusta niin kuin niitä tarjottiin; kysy ylläpitäjältä.</translation>
    </message>
    <message>
        <source>{place} asks for fewer attempts; waiting a little longer.</source>
        <translation>{place} pyytää harvempia yrityksiä; odotetaan hieman pidempään.</translation>
    </message>
    <message>
        <source>{place} redirects on and on; ask whoever runs it.</source>
        <translation>{place} uudelleenohjaa aina vain; kysy ylläpitäjältä.</translation>
    </message>
    <message>
        <source>{place} refuses the offer ({status}); check the destination.</source>
        <translation>{place} ei hyväksy tarjousta ({status}); tarkista kohde.</translation>
    </message>
    <message>
        <source>{place} redirects by an address that is not https; nothing was sent.</source>
        <translation>{place} uudelleenohjaa osoitteeseen, joka ei ole https; mitään ei lähetetty.</translation>
    </message>
    <message>
        <source>{place} names its session by an address that is not https; nothing was sent.</source>
        <translation>{place} nimeää istuntonsa osoitteella, joka ei ole https; mitään ei lähetetty.</translation>
    </message>
    <message>
        <source>{place} is busy or broken ({status}); trying again.</source>
        <translation>{place} on varattu tai rikki ({status}); yritetään uudelleen.</translation>
    </message>
    <message>
        <source>{path} is over {most} MB, so it is no show file.</source>
        <translation>{path} on yli {most} Mt, joten se ei ole ohjelmatiedosto.</translation>
    </message>
    <message>
        <source>{path} holds too many files to look through; name one further down.</source>
        <translation>Kansiossa {path} on liikaa tiedostoja läpikäytäväksi; nimeä jokin sen alikansio.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no time; write it as 500ms, 1.5s or 2min.</source>
        <translation>”{text}” ei ole aika; kirjoita se näin: 500ms, 1.5s tai 2min.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is longer than a day.</source>
        <translation>”{text}” on pidempi kuin vuorokausi.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no house format; write &quot;auto&quot;, or 1280x720 or 1920x1080 with @25, @30, @50, @59.94 or @60, as &quot;1280x720@30&quot;.</source>
        <translation>”{text}” ei ole studion kuvamuoto; kirjoita &quot;auto&quot;, tai 1280x720 tai 1920x1080 ja @25, @30, @50, @59.94 tai @60, kuten &quot;1280x720@30&quot;.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is a track already; name it once.</source>
        <translation>”{name}” on jo raita; nimeä se kerran.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is in this bus already; name it once.</source>
        <translation>”{name}” on jo tässä väylässä; nimeä se kerran.</translation>
    </message>
    <message>
        <source>There are two {many} named &quot;{name}&quot;.</source>
        <translation>Kaksi samannimistä ({many}): ”{name}”.</translation>
    </message>
    <message>
        <source>There is no source named &quot;{name}&quot;; the show has {names}.</source>
        <translation>Lähdettä ”{name}” ei ole; ohjelmassa on {names}.</translation>
    </message>
    <message>
        <source>There is no scene named &quot;{name}&quot;; the show has {names}.</source>
        <translation>Kohtausta ”{name}” ei ole; ohjelmassa on {names}.</translation>
    </message>
    <message>
        <source>A microphone has no picture; name it in tracks under [recording].</source>
        <translation>Mikrofonilla ei ole kuvaa; nimeä se kohdan [recording] raidoissa (tracks).</translation>
    </message>
    <message>
        <source>The show has no scene; add one with [[scene]].</source>
        <translation>Ohjelmassa ei ole kohtausta; lisää sellainen kohdalla [[scene]].</translation>
    </message>
    <message>
        <source>A show has {most} sound buses at most; remove one.</source>
        <translation>Ohjelmassa on enintään {most} ääniväylää; poista jokin.</translation>
    </message>
    <message>
        <source>A window is shown whole; leave it out, and crop the item in its scene.</source>
        <translation>Ikkuna näytetään kokonaan; jätä alue pois ja rajaa osa kohtauksessaan.</translation>
    </message>
    <message>
        <source>A window is shown alone already; leave out safety and allow.</source>
        <translation>Ikkuna näytetään jo yksin; jätä pois, mitä muuta saa näkyä (safety, allow).</translation>
    </message>
    <message>
        <source>Say which windows may be seen, as allow = [&quot;Slides&quot;].</source>
        <translation>Kerro, mitkä ikkunat saavat näkyä, esimerkiksi allow = [&quot;Slides&quot;].</translation>
    </message>
    <message>
        <source>This list holds with safety = &quot;only&quot;; set that, or remove the list.</source>
        <translation>Luettelo on voimassa vain, kun safety = &quot;only&quot;; aseta se tai poista luettelo.</translation>
    </message>
    <message>
        <source>An empty name would be that of every window; name one.</source>
        <translation>Tyhjä nimi sopisi jokaiseen ikkunaan; nimeä jokin.</translation>
    </message>
    <message>
        <source>The crop leaves nothing of the source.</source>
        <translation>Rajaus ei jätä lähteestä mitään.</translation>
    </message>
    <message>
        <source>No destination is the primary; give one role = &quot;primary&quot;.</source>
        <translation>Mikään kohde ei ole ensisijainen; anna jollekin role = &quot;primary&quot;.</translation>
    </message>
    <message>
        <source>There are {count} extra destinations; {most} is the most there can be.</source>
        <translation>Lisäkohteita on {count}; niitä voi olla enintään {most}.</translation>
    </message>
    <message>
        <source>Only the backup can be a standby.</source>
        <translation>Vain varakohde voi olla valmiudessa.</translation>
    </message>
    <message>
        <source>A pin needs TLS; write the url as rtmps://.</source>
        <translation>Kiinnitys vaatii TLS:n; kirjoita osoite muodossa rtmps://.</translation>
    </message>
    <message>
        <source>Besides &quot;{name}&quot;, this is the {role} as well; give it role = &quot;extra&quot;.</source>
        <translation>Kohteen ”{name}” lisäksi tämäkin on {role}; anna sille role = &quot;extra&quot;.</translation>
    </message>
    <message>
        <source>The primary is in zone &quot;{zone}&quot; as well; choose a backup in another one.</source>
        <translation>Ensisijainen on myös vyöhykkeellä ”{zone}”; valitse varakohde toiselta.</translation>
    </message>
</context>
<context>
    <name>Fader</name>
    <message>
        <source>Fader. Double click, or the key 0: 0 dB.</source>
        <translation>Liukusäädin. Kaksoisnapsautus tai näppäin 0: 0 dB.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Bit rate</source>
        <translation>Bittinopeus</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Viive</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Myöhässä</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Pudonnut</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Kuva</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>Levytilaa</translation>
    </message>
</context>
<context>
    <name>FileSection</name>
    <message>
        <source>Whole path</source>
        <translation>Koko polku</translation>
    </message>
    <message>
        <source>a show file, or a folder</source>
        <translation>ohjelmatiedosto tai kansio</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Avaa</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Tallenna nimellä</translation>
    </message>
    <message>
        <source>Find files</source>
        <translation>Etsi tiedostot</translation>
    </message>
    <message>
        <source>There is such a file; a second press on Save as replaces it.</source>
        <translation>Sellainen tiedosto on jo; ”Tallenna nimellä” korvaa sen toisella painalluksella.</translation>
    </message>
    <message>
        <source>Play this show file in place of this show</source>
        <translation>Toista tämä ohjelmatiedosto nykyisen sijaan</translation>
    </message>
    <message>
        <source>Leave the air and stop recording first.</source>
        <translation>Lopeta ensin lähetys ja tallennus.</translation>
    </message>
    <message>
        <source>Save to this file, and there from now on</source>
        <translation>Tallenna tähän tiedostoon, ja tästä lähtien siihen</translation>
    </message>
    <message>
        <source>Look for missing files in this folder</source>
        <translation>Etsi puuttuvia tiedostoja tästä kansiosta</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>What will you show?</source>
        <translation>Mitä näytät?</translation>
    </message>
    <message>
        <source>Scenes are made for it; everything can be changed later.</source>
        <translation>Sitä varten tehdään kohtaukset; kaikkea voi muuttaa myöhemmin.</translation>
    </message>
    <message>
        <source>Do you see yourself?</source>
        <translation>Näetkö itsesi?</translation>
    </message>
    <message>
        <source>The picture on the left, in preview, is what this camera sees.</source>
        <translation>Vasemmanpuoleinen kuva, esikatselu, on mitä tämä kamera näkee.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Second camera</source>
        <translation>Toinen kamera</translation>
    </message>
    <message>
        <source>Where are your slides?</source>
        <translation>Missä diasi ovat?</translation>
    </message>
    <message>
        <source>A PDF: every program for slides can export one. Without it, the show begins with the speaker alone.</source>
        <translation>PDF: jokainen esitysohjelma osaa viedä sellaisen. Ilman sitä ohjelma alkaa pelkällä puhujalla.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tiedosto</translation>
    </message>
    <message>
        <source>There is no such file; correct it.</source>
        <translation>Tällaista tiedostoa ei ole; korjaa polku.</translation>
    </message>
    <message>
        <source>Are you heard?</source>
        <translation>Kuulutko?</translation>
    </message>
    <message>
        <source>Speak as you will on air: the bar should reach the yellow part.</source>
        <translation>Puhu kuten lähetyksessä: palkin pitäisi yltää keltaiseen osaan.</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofoni</translation>
    </message>
    <message>
        <source>Level of the microphone</source>
        <translation>Mikrofonin taso</translation>
    </message>
    <message>
        <source>The way is not open yet.</source>
        <translation>Tie ei ole vielä auki.</translation>
    </message>
    <message>
        <source>Look at this before you go live.</source>
        <translation>Katso tämä ennen lähetystä.</translation>
    </message>
    <message>
        <source>The way is open.</source>
        <translation>Tie on auki.</translation>
    </message>
    <message>
        <source>Is the way open?</source>
        <translation>Onko tie auki?</translation>
    </message>
    <message>
        <source>Leave both empty to begin with an event of your own, on this machine: it brings its key along.</source>
        <translation>Jätä molemmat tyhjiksi, niin aloitat omassa tapahtumassasi tällä koneella: se tuo avaimensa mukanaan.</translation>
    </message>
    <message>
        <source>Ingest address</source>
        <translation>Vastaanottimen osoite</translation>
    </message>
    <message>
        <source>Stream key</source>
        <translation>Lähetysavain</translation>
    </message>
    <message>
        <source>Test the network</source>
        <translation>Testaa verkko</translation>
    </message>
    <message>
        <source>How far the test is</source>
        <translation>Testin eteneminen</translation>
    </message>
    <message>
        <source>Testing: pictures are sent for five seconds.</source>
        <translation>Testataan: kuvaa lähetetään viisi sekuntia.</translation>
    </message>
    <message>
        <source>Next goes on without waiting for it.</source>
        <translation>Seuraava jatkaa odottamatta.</translation>
    </message>
    <message>
        <source>The network was not tested.</source>
        <translation>Verkkoa ei testattu.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Valmis</translation>
    </message>
    <message>
        <source>Your scenes are on the left below. A click prepares one, Cut or Mix puts it on air. Go live when you are.</source>
        <translation>Kohtauksesi ovat alhaalla vasemmalla. Napsautus valmistelee, Leikkaa tai Miksaa vie lähetykseen. Aloita lähetys, kun olet valmis.</translation>
    </message>
    <message>
        <source>Go live now</source>
        <translation>Aloita lähetys nyt</translation>
    </message>
    <message>
        <source>The system&apos;s first</source>
        <translation>Järjestelmän ensimmäinen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Takaisin</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Seuraava</translation>
    </message>
    <message>
        <source>Skip the first steps</source>
        <translation>Ohita ensiaskeleet</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Ensiaskeleet</translation>
    </message>
    <message>
        <source>Step {at} of {all}</source>
        <translation>Vaihe {at}/{all}</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Lopeta</translation>
    </message>
    <message>
        <source>One camera</source>
        <translation>Yksi kamera</translation>
    </message>
    <message>
        <source>Camera and screen</source>
        <translation>Kamera ja näyttö</translation>
    </message>
    <message>
        <source>Two cameras</source>
        <translation>Kaksi kameraa</translation>
    </message>
    <message>
        <source>Slides and speaker</source>
        <translation>Diat ja puhuja</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Puhuja</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Näyttö</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>Diat</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Rinnakkain</translation>
    </message>
    <message>
        <source>{what} and speaker</source>
        <translation>{what} ja puhuja</translation>
    </message>
</context>
<context>
    <name>Headphones</name>
    <message>
        <source>Headphones</source>
        <translation>Kuulokkeet</translation>
    </message>
    <message>
        <source>Where this machine plays the programme, or what is on solo</source>
        <translation>Missä tämä kone toistaa ohjelman tai soolon</translation>
    </message>
    <message>
        <source>Level of the headphones</source>
        <translation>Kuulokkeiden taso</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Pois</translation>
    </message>
    <message>
        <source>System&apos;s own</source>
        <translation>Järjestelmän oma</translation>
    </message>
    <message>
        <source>Headphones: {status}</source>
        <translation>Kuulokkeet: {status}</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>käynnistyy</translation>
    </message>
    <message>
        <source>plays</source>
        <translation>soi</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>puuttuu</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>estetty</translation>
    </message>
</context>
<context>
    <name>ItemSection</name>
    <message>
        <source>Show all of it</source>
        <translation>Näytä kokonaan</translation>
    </message>
    <message>
        <source>Fill the rectangle</source>
        <translation>Täytä suorakulmio</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Venytä</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Peittävyys</translation>
    </message>
    <message>
        <source>How the source fills its rectangle</source>
        <translation>Miten lähde täyttää suorakulmionsa</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Piilotettu</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Lukittu</translation>
    </message>
    <message>
        <source>Cut by dragging</source>
        <translation>Rajaa vetämällä</translation>
    </message>
    <message>
        <source>Edges dragged on the preview cut the item, and so do arrows (C there, or hold Alt)</source>
        <translation>Esikatselussa vedetyt reunat ja nuolinäppäimet rajaavat osaa (siellä C, tai pidä Alt pohjassa)</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>Nosta</translation>
    </message>
    <message>
        <source>Lay it over the item above</source>
        <translation>Siirrä ylemmän osan päälle</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Laske</translation>
    </message>
    <message>
        <source>Lay it under the item below</source>
        <translation>Siirrä alemman osan alle</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Poista</translation>
    </message>
    <message>
        <source>Take the item out of the scene</source>
        <translation>Poista osa kohtauksesta</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Vasen</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Ylä</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Leveys</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Korkeus</translation>
    </message>
    <message>
        <source>Cut left</source>
        <translation>Rajaa vas.</translation>
    </message>
    <message>
        <source>Cut top</source>
        <translation>Rajaa ylh.</translation>
    </message>
    <message>
        <source>Cut right</source>
        <translation>Rajaa oik.</translation>
    </message>
    <message>
        <source>Cut bottom</source>
        <translation>Rajaa alh.</translation>
    </message>
</context>
<context>
    <name>ItemsSection</name>
    <message>
        <source>Items, the topmost first</source>
        <translation>Osat, ylin ensin</translation>
    </message>
    <message>
        <source>Source to add</source>
        <translation>Lisättävä lähde</translation>
    </message>
    <message>
        <source>Add to scene</source>
        <translation>Lisää kohtaukseen</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>piilotettu</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>lukittu</translation>
    </message>
</context>
<context>
    <name>KeysEditor</name>
    <message>
        <source>Actions and their keys</source>
        <translation>Toiminnot ja niiden näppäimet</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Toiminto</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Näppäimet</translation>
    </message>
    <message>
        <source>Press the new key</source>
        <translation>Paina uutta näppäintä</translation>
    </message>
    <message>
        <source>New key for the chosen action</source>
        <translation>Uusi näppäin valitulle toiminnolle</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Ota käyttöön</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Ei näppäintä</translation>
    </message>
    <message>
        <source>All as shipped</source>
        <translation>Palauta kaikki</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Ristiriidat</translation>
    </message>
    <message>
        <source>{key} is one of the system&apos;s own keys, and may never reach this window; choose another.</source>
        <translation>{key} on järjestelmän oma näppäin eikä ehkä koskaan tule tähän ikkunaan; valitse toinen.</translation>
    </message>
    <message>
        <source>Keys work while this window is in front. Talk keys are global where you wish so and the system has that (X11): they work behind other programs, too. Else they go up when another window comes in front, unless you let latched ones stay open in talkback{key}.</source>
        <translation>Näppäimet toimivat, kun tämä ikkuna on edessä. Puhenäppäimet ovat yleisiä, jos niin haluat ja järjestelmässä se onnistuu (X11): ne toimivat myös muiden ohjelmien takana. Muuten ne nousevat, kun toinen ikkuna tulee eteen, ellet anna lukittujen pysyä auki puheyhteydessä{key}.</translation>
    </message>
    <message>
        <source>{keys} (conflict)</source>
        <translation>{keys} (ristiriita)</translation>
    </message>
    <message>
        <source>{key} is wanted by: {actions}. Neither hears it.</source>
        <translation>Näppäintä {key} haluavat: {actions}. Kumpikaan ei kuule sitä.</translation>
    </message>
    <message>
        <source>{key} has a meaning already: {actions}.</source>
        <translation>Näppäimellä {key} on jo merkitys: {actions}.</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Play</source>
        <translation>Toista</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Tarkista</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Vie</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Säilytä</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Lähetä</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Poista</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Palauta</translation>
    </message>
    <message>
        <source>Read all of it and say what is whole</source>
        <translation>Lue se kokonaan ja kerro, mikä on ehjää</translation>
    </message>
    <message>
        <source>Decrypt it into an ordinary file</source>
        <translation>Pura salaus tavalliseen tiedostoon</translation>
    </message>
    <message>
        <source>Keep it whatever the rule for old ones says</source>
        <translation>Säilytä se, sanoipa vanhojen sääntö mitä tahansa</translation>
    </message>
    <message>
        <source>To the trash, for a month</source>
        <translation>Roskakoriin kuukaudeksi</translation>
    </message>
    <message>
        <source>To the backend, sealed as it is, while nothing is live</source>
        <translation>Taustapalveluun, sinetöitynä sellaisenaan, kun mitään ei lähetetä</translation>
    </message>
    <message>
        <source>File to export to</source>
        <translation>Tiedosto, johon viedään</translation>
    </message>
    <message>
        <source>A name that ends in .mkv makes an MKV</source>
        <translation>Nimi, jonka lopussa on .mkv, tekee MKV-tiedoston</translation>
    </message>
    <message>
        <source>Write what plays</source>
        <translation>Kirjoita se, minkä voi toistaa</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Kirjoita</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Peruuta</translation>
    </message>
    <message>
        <source>Cancel: {job}</source>
        <translation>Peruuta: {job}</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>aina</translation>
    </message>
    <message>
        <source>Days that recordings are kept</source>
        <translation>Päivät, jotka tallenteita säilytetään</translation>
    </message>
    <message>
        <source> days</source>
        <translation> päivää</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ei rajaa</translation>
    </message>
    <message>
        <source>Gigabytes of recordings that are kept</source>
        <translation>Gigatavut tallenteita, jotka säilytetään</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>enintään</translation>
    </message>
    <message>
        <source>Older ones go to the trash, and are gone a month later; never those of the show that runs, those that are kept, and those that are still to be uploaded.</source>
        <translation>Vanhemmat menevät roskakoriin ja häviävät kuukauden päästä; eivät koskaan käynnissä olevan esityksen, säilytettävät eivätkä vielä lähettämättömät.</translation>
    </message>
    <message>
        <source>Search: show, day, state</source>
        <translation>Haku: esitys, päivä, tila</translation>
    </message>
    <message>
        <source>Search recordings</source>
        <translation>Etsi tallenteita</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Tallenteet</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Roskakori</translation>
    </message>
    <message>
        <source>Looking for the recordings …</source>
        <translation>Etsitään tallenteita …</translation>
    </message>
    <message>
        <source>Looking through the folder …</source>
        <translation>Käydään kansiota läpi …</translation>
    </message>
    <message>
        <source>None has all of these words.</source>
        <translation>Missään ei ole kaikkia näitä sanoja.</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>Roskakori on tyhjä.</translation>
    </message>
    <message>
        <source>There is no recording yet.</source>
        <translation>Tallenteita ei vielä ole.</translation>
    </message>
    <message>
        <source>There is no recording yet; {key} makes one.</source>
        <translation>Tallenteita ei vielä ole; {key} tekee sellaisen.</translation>
    </message>
    <message>
        <source>Picture of the recording</source>
        <translation>Tallenteen kuva</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sulje</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tauko</translation>
    </message>
    <message>
        <source>Choose headphones in the sound panel to hear it.</source>
        <translation>Valitse kuulokkeet äänipaneelista, niin se kuuluu.</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Kohta</translation>
    </message>
    <message>
        <source>Arrow keys: a second; J and L: ten; comma and full stop: a picture; Page keys: a chapter; Space: pause, or go on</source>
        <translation>Nuolinäppäimet: sekunti; J ja L: kymmenen; pilkku ja piste: kuva; Page-näppäimet: luku; välilyönti: tauko tai jatka</translation>
    </message>
    <message>
        <source>being recorded</source>
        <translation>tallennettavana</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>ehjä</translation>
    </message>
    <message>
        <source>was cut off, plays to its end</source>
        <translation>oli katkennut, voi toistaa loppuun</translation>
    </message>
    <message>
        <source>cut off, plays up to there</source>
        <translation>katkennut, voi toistaa siihen asti</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>vioittunut</translation>
    </message>
    <message>
        <source>its key is missing</source>
        <translation>avain puuttuu</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>ei voi lukea</translation>
    </message>
    <message>
        <source>verified {day}</source>
        <translation>tarkistettu {day}</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>säilytetään</translation>
    </message>
    <message>
        <source>to be uploaded</source>
        <translation>lähetetään</translation>
    </message>
    <message>
        <source>uploaded</source>
        <translation>lähetetty</translation>
    </message>
    <message>
        <source>not protected</source>
        <translation>ei suojattu</translation>
    </message>
    <message>
        <source>can be restored until {day}</source>
        <translation>palautettavissa {day} asti</translation>
    </message>
    <message>
        <source>{count} recordings, {size}</source>
        <translation>{count} tallennetta, {size}</translation>
    </message>
    <message>
        <source>trash {size}</source>
        <translation>roskakori {size}</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} vapaana</translation>
    </message>
    <message>
        <source>Verify {title}</source>
        <translation>Tarkista {title}</translation>
    </message>
    <message>
        <source>Export {title}</source>
        <translation>Vie {title}</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>odottaa</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>peruttu</translation>
    </message>
    <message>
        <source>The recordings cannot be reached now; they are looked for until they can.</source>
        <translation>Tallenteisiin ei nyt saada yhteyttä; sitä yritetään, kunnes saadaan.</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Luku</translation>
    </message>
    <message>
        <source>Go to a chapter</source>
        <translation>Siirry lukuun</translation>
    </message>
    <message>
        <source>Chapter before</source>
        <translation>Edellinen luku</translation>
    </message>
    <message>
        <source>Next chapter</source>
        <translation>Seuraava luku</translation>
    </message>
    <message>
        <source>Track of sound</source>
        <translation>Ääniraita</translation>
    </message>
    <message>
        <source>Which of its tracks of sound is heard</source>
        <translation>Mikä sen ääniraidoista kuullaan</translation>
    </message>
    <message>
        <source>Track {number}</source>
        <translation>Raita {number}</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>The lamp at the top lights when it distorts. Click: put it out.</source>
        <translation>Ylin lamppu syttyy säröstä. Napsautus sammuttaa sen.</translation>
    </message>
    <message>
        <source>distorted</source>
        <translation>säröytynyt</translation>
    </message>
    <message>
        <source>dBFS: decibels below the highest level there is. The bar is the mean (RMS), the line the peak.</source>
        <translation>dBFS: desibeliä alle suurimman mahdollisen tason. Palkki on keskitaso (RMS), viiva huippu.</translation>
    </message>
</context>
<context>
    <name>Missed</name>
    <message>
        <source>{name} is brought to the backend: {percent} %</source>
        <translation>{name} viedään taustapalveluun: {percent} %</translation>
    </message>
    <message>
        <source>{missed} s that every ingest missed are uploaded</source>
        <translation>Kaikilta vastaanottimilta puuttuneet {missed} s on lähetetty</translation>
    </message>
    <message>
        <source>Every ingest missed {missed} s; uploaded {uploaded} of them</source>
        <translation>Kaikilta vastaanottimilta puuttui {missed} s; niistä lähetetty {uploaded}</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Poista</translation>
    </message>
    <message>
        <source>{notice} ({times} times)</source>
        <translation>{notice} ({times} kertaa)</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} lisää</translation>
    </message>
</context>
<context>
    <name>Outputs</name>
    <message>
        <source>Press again: {what}</source>
        <translation>Paina uudelleen: {what}</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Aloita lähetys</translation>
    </message>
    <message>
        <source>Leave the air</source>
        <translation>Lopeta lähetys</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Tallenna</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Lopeta tallennus</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Tarkista</translation>
    </message>
    <message>
        <source>Look whether everything is ready to go live</source>
        <translation>Tarkista, onko kaikki valmista lähetykseen</translation>
    </message>
    <message>
        <source>NOT PROTECTED</source>
        <translation>EI SUOJATTU</translation>
    </message>
    <message>
        <source>Recordings are sealed with the demo&apos;s key, which lies in a file beside them. Start the studio with --key-file, or with a keyring, to protect them.</source>
        <translation>Tallenteet on sinetöity demon avaimella, joka on tiedostossa niiden vieressä. Suojaa ne käynnistämällä studio valitsimella --key-file tai avainrenkaan kanssa.</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Lähdöt</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Tallenteet</translation>
    </message>
    <message>
        <source>Picture at {now} of {whole} Mbit/s: the line is narrow</source>
        <translation>Kuva {now}/{whole} Mbit/s: yhteys on ahdas</translation>
    </message>
    <message>
        <source>Left out for the line: {count} packets</source>
        <translation>Yhteyden vuoksi jätetty pois: {count} pakettia</translation>
    </message>
    <message>
        <source>Event: {name}</source>
        <translation>Tapahtuma: {name}</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Tapahtuma</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Items of the scene in preview</source>
        <translation>Esikatselun kohtauksen osat</translation>
    </message>
    <message>
        <source>{item}: left {x} %, top {y} %, width {width} %, height {height} %</source>
        <translation>{item}: vasen {x} %, ylä {y} %, leveys {width} %, korkeus {height} %</translation>
    </message>
    <message>
        <source>Dragging and arrows cut.</source>
        <translation>Vetäminen ja nuolet rajaavat.</translation>
    </message>
</context>
<context>
    <name>Padlock</name>
    <message>
        <source>The window is locked</source>
        <translation>Ikkuna on lukittu</translation>
    </message>
    <message>
        <source>Locked; the show goes on.</source>
        <translation>Lukittu; lähetys jatkuu.</translation>
    </message>
    <message>
        <source>Press again to unlock</source>
        <translation>Avaa painamalla uudelleen</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Avaa lukitus</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>Komennot</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Komento</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Mitä haluat tehdä?</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Sopivat komennot</translation>
    </message>
    <message>
        <source>No command is called so.</source>
        <translation>Sen nimistä komentoa ei ole.</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>No picture</source>
        <translation>Ei kuvaa</translation>
    </message>
</context>
<context>
    <name>Readiness</name>
    <message>
        <source>good</source>
        <translation>kunnossa</translation>
    </message>
    <message>
        <source>look at it</source>
        <translation>katso tämä</translation>
    </message>
    <message>
        <source>mend it</source>
        <translation>korjaa tämä</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Tarkista uudelleen</translation>
    </message>
    <message>
        <source>Ready to go live?</source>
        <translation>Valmis lähetykseen?</translation>
    </message>
    <message>
        <source>Check and measure the line</source>
        <translation>Tarkista ja mittaa yhteys</translation>
    </message>
    <message>
        <source>Sends test pictures for five seconds; off air only</source>
        <translation>Lähettää koekuvaa viisi sekuntia; vain lähetyksen ulkopuolella</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Tarkistetaan …</translation>
    </message>
    <message>
        <source>The check could not be made.</source>
        <translation>Tarkistusta ei voitu tehdä.</translation>
    </message>
    <message>
        <source>Not yet: {red} to mend, {amber} to look at.</source>
        <translation>Ei vielä: korjattavaa {red}, katsottavaa {amber}.</translation>
    </message>
    <message>
        <source>Not yet: {red} to mend.</source>
        <translation>Ei vielä: korjattavaa {red}.</translation>
    </message>
    <message>
        <source>It can go live; {amber} to look at.</source>
        <translation>Lähetys voi alkaa; katsottavaa {amber}.</translation>
    </message>
    <message>
        <source>Ready.</source>
        <translation>Valmis.</translation>
    </message>
</context>
<context>
    <name>RecordingRow</name>
    <message>
        <source>Mark</source>
        <translation>Merkitse</translation>
    </message>
    <message>
        <source>Begin a chapter of the recording here</source>
        <translation>Aloita tallenteessa uusi luku tästä</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Jatka</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Keskeytä</translation>
    </message>
    <message>
        <source>room for {left} h</source>
        <translation>tilaa {left} h</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Ei tallenneta</translation>
    </message>
    <message>
        <source>Recording {lasted}  {size}</source>
        <translation>Tallennetaan {lasted}  {size}</translation>
    </message>
    <message>
        <source>Paused at {lasted}  {size}</source>
        <translation>Keskeytetty kohdassa {lasted}  {size}</translation>
    </message>
    <message>
        <source>By themselves: {sources}</source>
        <translation>Erikseen: {sources}</translation>
    </message>
</context>
<context>
    <name>RecordingSection</name>
    <message>
        <source>empty: among your own data</source>
        <translation>tyhjä: omien tietojesi joukkoon</translation>
    </message>
    <message>
        <source>Where recordings go, unless it was said at the start</source>
        <translation>Minne tallenteet menevät, ellei sitä sanottu käynnistettäessä</translation>
    </message>
    <message>
        <source>empty: none</source>
        <translation>tyhjä: ei mitään</translation>
    </message>
    <message>
        <source>Taken at once where the first fails or is nearly full</source>
        <translation>Otetaan heti käyttöön, jos ensimmäinen pettää tai on melkein täynnä</translation>
    </message>
    <message>
        <source>{show}, {date}, {time} (UTC), {part} and {track} stand for what they say; what would make two names equal is added</source>
        <translation>{show}, {date}, {time} (UTC), {part} ja {track} korvataan sillä, mitä ne sanovat; se, mikä erottaa kaksi samaa nimeä, lisätään</translation>
    </message>
    <message>
        <source>never</source>
        <translation>ei koskaan</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>At takes and marks</source>
        <translation>Vaihdoissa ja merkeissä</translation>
    </message>
    <message>
        <source>At marks alone</source>
        <translation>Vain merkeissä</translation>
    </message>
    <message>
        <source>As it is sent</source>
        <translation>Kuten se lähetetään</translation>
    </message>
    <message>
        <source>By itself, at the full rate</source>
        <translation>Erikseen, täydellä nopeudella</translation>
    </message>
    <message>
        <source>as the line allows</source>
        <translation>sen mukaan, mitä linja sallii</translation>
    </message>
    <message>
        <source>The picture never gets less, whatever the line carries</source>
        <translation>Kuva ei koskaan saa vähempää, mitä linja kantaakin</translation>
    </message>
    <message>
        <source>Kept in memory, to be played again or saved</source>
        <translation>Pidetään muistissa uusintaa tai tallennusta varten</translation>
    </message>
    <message>
        <source>public key (PEM), or empty</source>
        <translation>julkinen avain (PEM) tai tyhjä</translation>
    </message>
    <message>
        <source>Its private half, which the organisation keeps, opens every recording, too: a lost laptop is not a lost recording</source>
        <translation>Sen yksityinen puolisko, jota organisaatio säilyttää, avaa myös jokaisen tallenteen: kadonnut kannettava ei ole kadonnut tallenne</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Kansio</translation>
    </message>
    <message>
        <source>Second disk</source>
        <translation>Toinen levy</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nimet</translation>
    </message>
    <message>
        <source>New file after</source>
        <translation>Uusi tiedosto</translation>
    </message>
    <message>
        <source>or after</source>
        <translation>tai kun koko on</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Luvut</translation>
    </message>
    <message>
        <source>Encoded</source>
        <translation>Koodaus</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Vähintään</translation>
    </message>
    <message>
        <source>Replays</source>
        <translation>Uusinnat</translation>
    </message>
    <message>
        <source>Escrow</source>
        <translation>Varmuusavain</translation>
    </message>
    <message>
        <source>Own tracks</source>
        <translation>Omat raidat</translation>
    </message>
    <message>
        <source>This is no organisation&apos;s key; paste its public half, as recording new-escrow-key wrote it.</source>
        <translation>Tämä ei ole organisaation avain; liitä sen julkinen puolisko sellaisena kuin recording new-escrow-key sen kirjoitti.</translation>
    </message>
    <message>
        <source>Sealed under key {key}, in the system&apos;s keyring</source>
        <translation>Sinetöidään avaimella {key}, joka on järjestelmän avainnipussa</translation>
    </message>
    <message>
        <source>Sealed under key {key}, in the file that was named</source>
        <translation>Sinetöidään avaimella {key}, joka on nimetyssä tiedostossa</translation>
    </message>
    <message>
        <source>Sealed under the demo&apos;s key {key}, which protects nothing</source>
        <translation>Sinetöidään esittelyn avaimella {key}, joka ei suojaa mitään</translation>
    </message>
    <message>
        <source>the organisation&apos;s key {keys} opens them, too</source>
        <translation>myös organisaation avain {keys} avaa ne</translation>
    </message>
    <message>
        <source>Their sound is a track of its own beside the programme</source>
        <translation>Niiden ääni on oma raitansa ohjelman rinnalla</translation>
    </message>
</context>
<context>
    <name>RestartNews</name>
    <message>
        <source>The engine had to be restarted {times} during this show; the last time: {reason}</source>
        <translation>Moottori jouduttiin käynnistämään uudelleen {times} tämän ohjelman aikana; viimeksi: {reason}</translation>
    </message>
    <message>
        <source>This is a new show, {show}: the engine that was here before has ended.</source>
        <translation>Tämä on uusi ohjelma, {show}: aiempi moottori on lopettanut.</translation>
    </message>
    <message>
        <source>The engine was restarted: {reason}</source>
        <translation>Moottori käynnistettiin uudelleen: {reason}</translation>
    </message>
    <message>
        <source>It was away for {seconds} s.</source>
        <translation>Se oli poissa {seconds} s.</translation>
    </message>
    <message>
        <source>The recording goes on in a new file.</source>
        <translation>Tallennus jatkuu uuteen tiedostoon.</translation>
    </message>
    <message>
        <source>The recording is paused still, in a new file.</source>
        <translation>Tallennus on yhä keskeytetty, uudessa tiedostossa.</translation>
    </message>
    <message>
        <source>once</source>
        <translation>kerran</translation>
    </message>
    <message>
        <source>{count} times</source>
        <translation>{count} kertaa</translation>
    </message>
    <message>
        <source>it ended without a word</source>
        <translation>se päättyi sanomatta mitään</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>presenter</source>
        <translation>esiintyjä</translation>
    </message>
    <message>
        <source>producer</source>
        <translation>tuottaja</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operaattori</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>ylläpitäjä</translation>
    </message>
</context>
<context>
    <name>SceneSection</name>
    <message>
        <source>Name of the scene in preview</source>
        <translation>Esikatselun kohtauksen nimi</translation>
    </message>
    <message>
        <source>Name of the scene</source>
        <translation>Kohtauksen nimi</translation>
    </message>
    <message>
        <source>New scene</source>
        <translation>Uusi kohtaus</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Monista</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Ylös</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Alas</translation>
    </message>
    <message>
        <source>Remove scene</source>
        <translation>Poista kohtaus</translation>
    </message>
    <message>
        <source>It is on air; take another scene first.</source>
        <translation>Se on lähetyksessä; ota ensin toinen kohtaus.</translation>
    </message>
</context>
<context>
    <name>Scenes</name>
    <message>
        <source>Scene {scene}</source>
        <translation>Kohtaus {scene}</translation>
    </message>
    <message>
        <source>Click: prepare{key}. Double click: put on air.</source>
        <translation>Napsautus: valmistele{key}. Kaksoisnapsautus: lähetykseen.</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>LÄHETYS</translation>
    </message>
    <message>
        <source>PROGRAM</source>
        <translation>OHJELMA</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>ESIKATSELU</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>ei käytössä</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Kohtaukset</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>Level of {source}</source>
        <translation>Taso: {source}</translation>
    </message>
    <message>
        <source>Solo {source} in the headphones</source>
        <translation>Soolo kuulokkeisiin: {source}</translation>
    </message>
    <message>
        <source>Fader of {source}</source>
        <translation>Säädin: {source}</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Mykistä</translation>
    </message>
    <message>
        <source>Mute {source}</source>
        <translation>Mykistä: {source}</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>Soolo</translation>
    </message>
    <message>
        <source>Hear it alone in the headphones, before fader and mute</source>
        <translation>Kuuntele sitä yksin kuulokkeissa, ennen säädintä ja mykistystä</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Viive</translation>
    </message>
    <message>
        <source>Delay of {source}</source>
        <translation>Viive: {source}</translation>
    </message>
    <message>
        <source>How much later it is heard, where its picture is slower</source>
        <translation>Kuinka paljon myöhemmin se kuullaan, kun sen kuva on hitaampi</translation>
    </message>
    <message>
        <source>HELD OUT</source>
        <translation>POISSA</translation>
    </message>
    <message>
        <source>Out of the programme while its presenter answers the producer</source>
        <translation>Poissa ohjelmasta, kun esiintyjä vastaa tuottajalle</translation>
    </message>
    <message>
        <source>{source} is out of the programme while its presenter answers</source>
        <translation>{source} on poissa ohjelmasta, kun esiintyjä vastaa</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Mykistetty</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ääni</translation>
    </message>
    <message>
        <source>Level of the programme</source>
        <translation>Ohjelman taso</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Ohjelma</translation>
    </message>
</context>
<context>
    <name>SourceFields</name>
    <message>
        <source>Device</source>
        <translation>Laite</translation>
    </message>
    <message>
        <source>part of its name; empty: the system&apos;s first</source>
        <translation>osa sen nimestä; tyhjä: järjestelmän ensimmäinen</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Leveys</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Korkeus</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Kuvaa sekunnissa</translation>
    </message>
    <message>
        <source>pixels; empty: as the show&apos;s</source>
        <translation>kuvapistettä; tyhjä: kuten ohjelmassa</translation>
    </message>
    <message>
        <source>empty: as the show&apos;s, and 30 at least</source>
        <translation>tyhjä: kuten ohjelmassa, vähintään 30</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Tulot</translation>
    </message>
    <message>
        <source>counted from 1, with commas between; empty: all of a stereo device</source>
        <translation>luettuna ykkösestä, pilkuin erotettuina; tyhjä: stereolaitteen molemmat</translation>
    </message>
    <message>
        <source>Rate (Hz)</source>
        <translation>Näytetaajuus (Hz)</translation>
    </message>
    <message>
        <source>what to ask it for; empty: 48000</source>
        <translation>mitä siltä pyydetään; tyhjä: 48000</translation>
    </message>
    <message>
        <source>Pixel format</source>
        <translation>Pikselimuoto</translation>
    </message>
    <message>
        <source>The best that it has</source>
        <translation>Paras, mikä sillä on</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tiedosto</translation>
    </message>
    <message>
        <source>the whole path</source>
        <translation>koko polku</translation>
    </message>
    <message>
        <source>All but the studio and notifications</source>
        <translation>Kaikki paitsi studio ja ilmoitukset</translation>
    </message>
    <message>
        <source>Only the chosen windows</source>
        <translation>Vain valitut ikkunat</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Kaikki</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Tallennetaan</translation>
    </message>
    <message>
        <source>In the programme alone</source>
        <translation>Vain lähetyksessä</translation>
    </message>
    <message>
        <source>By itself, too</source>
        <translation>Myös erikseen</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofoni</translation>
    </message>
    <message>
        <source>Media file</source>
        <translation>Mediatiedosto</translation>
    </message>
    <message>
        <source>Picture or slide</source>
        <translation>Kuva tai dia</translation>
    </message>
    <message>
        <source>Slides (PDF)</source>
        <translation>Diat (PDF)</translation>
    </message>
    <message>
        <source>Graphic (SVG)</source>
        <translation>Grafiikka (SVG)</translation>
    </message>
    <message>
        <source>Network camera</source>
        <translation>Verkkokamera</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Osoite</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Käyttäjä</translation>
    </message>
    <message>
        <source>where it asks for a login</source>
        <translation>jos se pyytää kirjautumista</translation>
    </message>
    <message>
        <source>Password from</source>
        <translation>Salasana kohteesta</translation>
    </message>
    <message>
        <source>env:NAME or a file of mode 0600</source>
        <translation>env:NIMI tai tiedosto, jonka oikeudet ovat 0600</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Näyttö</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Näyttö</translation>
    </message>
    <message>
        <source>empty: this one</source>
        <translation>tyhjä: tämä</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ikkuna</translation>
    </message>
    <message>
        <source>a part of its title, or its class; empty: all of them</source>
        <translation>osa sen otsikosta tai sen luokka; tyhjä: kaikki</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Näytetään</translation>
    </message>
    <message>
        <source>Chosen windows</source>
        <translation>Valitut ikkunat</translation>
    </message>
    <message>
        <source>another: a part of its title, or its class</source>
        <translation>muu: osa otsikosta, tai luokka</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Alue</translation>
    </message>
    <message>
        <source>left, top, width, height in pixels; empty: all</source>
        <translation>vasen, ylä, leveys, korkeus pikseleinä; tyhjä: kaikki</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Uusinta</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunnit</translation>
    </message>
    <message>
        <source>1 to 30; empty: 10</source>
        <translation>1–30; tyhjä: 10</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Nopeus</translation>
    </message>
    <message>
        <source>0.1 to 4; empty: 0.5, slow motion</source>
        <translation>0,1–4; tyhjä: 0,5, hidastus</translation>
    </message>
    <message>
        <source>Test pattern</source>
        <translation>Testikuva</translation>
    </message>
    <message>
        <source>{kind}: fill in {field} ({hint}).</source>
        <translation>{kind}: täytä {field} ({hint}).</translation>
    </message>
    <message>
        <source>{kind}: an answer will not do. What is asked: {hints}.</source>
        <translation>{kind}: jokin vastaus ei kelpaa. Kysytään: {hints}.</translation>
    </message>
</context>
<context>
    <name>SourceSection</name>
    <message>
        <source>Source to change</source>
        <translation>Muutettava lähde</translation>
    </message>
    <message>
        <source>Kind of source</source>
        <translation>Lähteen laji</translation>
    </message>
    <message>
        <source>Label of the source</source>
        <translation>Lähteen nimi</translation>
    </message>
    <message>
        <source>Remove source</source>
        <translation>Poista lähde</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Ylös</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Alas</translation>
    </message>
    <message>
        <source>The order of the sources, their strips and their keys</source>
        <translation>Lähteiden, niiden säätimien ja näppäinten järjestys</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>Uusi lähde</translation>
    </message>
    <message>
        <source>Add source</source>
        <translation>Lisää lähde</translation>
    </message>
    <message>
        <source>Change source</source>
        <translation>Muuta lähdettä</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Laji</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nimi</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>Tilat</translation>
    </message>
    <message>
        <source>{field}: another</source>
        <translation>{field}: muu</translation>
    </message>
    <message>
        <source>Modes that this camera has</source>
        <translation>Tämän kameran tilat</translation>
    </message>
    <message>
        <source>Choose one that it has</source>
        <translation>Valitse jokin sen tiloista</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>starting</source>
        <translation>käynnistyy</translation>
    </message>
    <message>
        <source>there</source>
        <translation>paikalla</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>puuttuu</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>päättynyt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>vikaantunut</translation>
    </message>
    <message>
        <source>Previous page of {source}</source>
        <translation>Edellinen sivu: {source}</translation>
    </message>
    <message>
        <source>Next page of {source}</source>
        <translation>Seuraava sivu: {source}</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>sumennettu</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>pysäytetty</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Lähteet</translation>
    </message>
    <message>
        <source>Crosses the local network unencrypted</source>
        <translation>Kulkee lähiverkossa salaamattomana</translation>
    </message>
    <message>
        <source>Unencrypted on the local network</source>
        <translation>Salaamaton lähiverkossa</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Preview picture</source>
        <translation>Esikatselukuva</translation>
    </message>
    <message>
        <source>Programme picture</source>
        <translation>Ohjelmakuva</translation>
    </message>
    <message>
        <source>PROGRAM</source>
        <translation>OHJELMA</translation>
    </message>
    <message>
        <source>Waiting for the engine</source>
        <translation>Odotetaan moottoria</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Muokkaa</translation>
    </message>
    <message>
        <source>Edit the show: items on the preview, scenes, sources</source>
        <translation>Muokkaa ohjelmaa: osat esikatselussa, kohtaukset, lähteet</translation>
    </message>
    <message>
        <source>Edit the show</source>
        <translation>Muokkaa ohjelmaa</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Leikkaa</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Miksaa</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>ESIKATSELU</translation>
    </message>
    <message>
        <source>Cut: put preview on air at once</source>
        <translation>Leikkaus: esikatselu lähetykseen heti</translation>
    </message>
    <message>
        <source>Mix: fade preview in</source>
        <translation>Miksaus: häivytä esikatselu lähetykseen</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>LÄHETYS</translation>
    </message>
</context>
<context>
    <name>Station</name>
    <message>
        <source>The engine cannot be reached, so nothing was done; try again once it is back.</source>
        <translation>Moottoriin ei saada yhteyttä, joten mitään ei tehty; yritä uudelleen, kun se on palannut.</translation>
    </message>
</context>
<context>
    <name>Talk</name>
    <message>
        <source>Talkback cannot be reached now; it comes back by itself in a moment.</source>
        <translation>Puheyhteyteen ei nyt saada yhteyttä; se palaa hetken kuluttua itsestään.</translation>
    </message>
    <message>
        <source>Daily may carry your organisation&apos;s calls no more, and this one was ended there; the voices go by the backend itself now.</source>
        <translation>Daily ei saa enää välittää organisaatiosi puheyhteyksiä, ja tämä päätettiin siellä; äänet kulkevat nyt taustapalvelun itsensä kautta.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Vastaa</translation>
    </message>
    <message>
        <source>THEY HEAR YOU</source>
        <translation>SINUT KUULLAAN</translation>
    </message>
    <message>
        <source>THEY HEAR YOU {left}</source>
        <translation>SINUT KUULLAAN {left}</translation>
    </message>
    <message>
        <source>the producers</source>
        <translation>tuottajat</translation>
    </message>
    <message>
        <source>Answer the producer</source>
        <translation>Vastaa tuottajalle</translation>
    </message>
    <message>
        <source>Tap: stays open, for {limit} at most. Hold for more than 2 s: open while held.</source>
        <translation>Napautus: pysyy auki, enintään {limit}. Pito yli 2 s: auki niin kauan kuin pidät.</translation>
    </message>
    <message>
        <source>Talkback ({count})</source>
        <translation>Puheyhteys ({count})</translation>
    </message>
    <message>
        <source>Talkback</source>
        <translation>Puheyhteys</translation>
    </message>
    <message>
        <source>Talkback, calls that wait: {count}</source>
        <translation>Puheyhteys, odottavia kutsuja: {count}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ja {count} lisää</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Poista</translation>
    </message>
    <message>
        <source>{call}: {deed}</source>
        <translation>{call}: {deed}</translation>
    </message>
    <message>
        <source>Call everybody back</source>
        <translation>Kutsu kaikki takaisin</translation>
    </message>
    <message>
        <source>Bring everybody to the main room</source>
        <translation>Tuo kaikki päähuoneeseen</translation>
    </message>
    <message>
        <source>YOUR MICROPHONE IS OUT OF THE PROGRAMME</source>
        <translation>MIKROFONISI ON POISSA OHJELMASTA</translation>
    </message>
    <message>
        <source>No cue</source>
        <translation>Ei merkkiä</translation>
    </message>
    <message>
        <source>{name}: {text}</source>
        <translation>{name}: {text}</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Kuittaa</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Luettu</translation>
    </message>
    <message>
        <source>Choose somebody in the talkback panel{key} first.</source>
        <translation>Valitse ensin joku puheyhteyden paneelista{key}.</translation>
    </message>
    <message>
        <source>Talk to {line}</source>
        <translation>Puhu: {line}</translation>
    </message>
    <message>
        <source>Call {name}</source>
        <translation>Kutsu: {name}</translation>
    </message>
    <message>
        <source>Move {name} to: {room}</source>
        <translation>Siirrä {name}: {room}</translation>
    </message>
    <message>
        <source>You are in no call; open talkback{key}.</source>
        <translation>Et ole missään puheyhteydessä; avaa puheyhteys{key}.</translation>
    </message>
    <message>
        <source>Who can hear whom</source>
        <translation>Kuka voi kuulla ketä</translation>
    </message>
    <message>
        <source>●: hears now. ○: would, once they press a key.</source>
        <translation>●: kuulee nyt. ○: kuulisi, kun toinen painaa puhepainiketta.</translation>
    </message>
    <message>
        <source>{name} hears</source>
        <translation>{name} kuulee</translation>
    </message>
    <message>
        <source>{ear} hears {voice}</source>
        <translation>{ear} kuulee: {voice}</translation>
    </message>
    <message>
        <source>{ear} can hear {voice}</source>
        <translation>{ear} voi kuulla: {voice}</translation>
    </message>
    <message>
        <source>{ear} cannot hear {voice}</source>
        <translation>{ear} ei voi kuulla: {voice}</translation>
    </message>
    <message>
        <source>Listen to {line}</source>
        <translation>Kuuntele: {line}</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Kuuntele</translation>
    </message>
    <message>
        <source>Matrix: stations and lines</source>
        <translation>Matriisi: asemat ja linjat</translation>
    </message>
    <message>
        <source>Arrow keys walk, Space opens and closes. ✕: forbidden, nobody opens it.</source>
        <translation>Nuolinäppäimet siirtävät, välilyönti avaa ja sulkee. ✕: kielletty, kukaan ei avaa sitä.</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Vahvistus</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Etusija</translation>
    </message>
    <message>
        <source>Of two who talk into one ear, the one of less is held back</source>
        <translation>Kahdesta samaan korvaan puhuvasta vähäisempi vaimennetaan</translation>
    </message>
    <message>
        <source>{name} talks</source>
        <translation>{name} puhuu</translation>
    </message>
    <message>
        <source>{name} listens</source>
        <translation>{name} kuuntelee</translation>
    </message>
    <message>
        <source>Latched keys stay open behind other windows</source>
        <translation>Lukitut näppäimet pysyvät auki muiden ikkunoiden takana</translation>
    </message>
    <message>
        <source>Else all talk keys go up as soon as another window is in front.</source>
        <translation>Muuten kaikki puhenäppäimet nousevat heti, kun toinen ikkuna on edessä.</translation>
    </message>
    <message>
        <source>Talk keys work behind other windows</source>
        <translation>Puhenäppäimet toimivat muiden ikkunoiden takana</translation>
    </message>
    <message>
        <source>Held, not latched; other programs do not get these keys then.</source>
        <translation>Pitämällä, ei lukittuna; muut ohjelmat eivät silloin saa näitä näppäimiä.</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>Tekijät</translation>
    </message>
    <message>
        <source>Presenter</source>
        <translation>Esiintyjä</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matriisi</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ääni</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Kutsu</translation>
    </message>
    <message>
        <source>Flash</source>
        <translation>Kiireinen</translation>
    </message>
    <message>
        <source>Stand by</source>
        <translation>Valmiina</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Nyt</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Tyhjennä</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Lähetä</translation>
    </message>
    <message>
        <source>Call {name} urgently: their screen flashes</source>
        <translation>Kutsu kiireesti: {name}; näyttö vilkkuu</translation>
    </message>
    <message>
        <source>Cue light of {name}: stand by</source>
        <translation>Merkkivalo, {name}: valmiina</translation>
    </message>
    <message>
        <source>Cue light of {name}: go</source>
        <translation>Merkkivalo, {name}: nyt</translation>
    </message>
    <message>
        <source>Clear cue light and text of {name}</source>
        <translation>Tyhjennä merkkivalo ja teksti: {name}</translation>
    </message>
    <message>
        <source>Send the text to {name}</source>
        <translation>Lähetä teksti: {name}</translation>
    </message>
    <message>
        <source>Text to their screen</source>
        <translation>Teksti näytölle</translation>
    </message>
    <message>
        <source>Text to the screen of {name}</source>
        <translation>Teksti näytölle: {name}</translation>
    </message>
    <message>
        <source>How far the programme of {name} is dimmed while one speaks</source>
        <translation>Kuinka paljon ohjelmaa vaimennetaan puheen aikana: {name}</translation>
    </message>
    <message>
        <source>Dim</source>
        <translation>Vaimennus</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Puhu</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Yksityinen</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (sinä)</translation>
    </message>
    <message>
        <source>Level of {name}</source>
        <translation>Taso: {name}</translation>
    </message>
    <message>
        <source>Talk to {line} privately</source>
        <translation>Puhu yksityisesti: {line}</translation>
    </message>
    <message>
        <source>Listen to {name}, when they answer</source>
        <translation>Kuuntele vastauksia: {name}</translation>
    </message>
    <message>
        <source>Call the producer</source>
        <translation>Kutsu tuottajaa</translation>
    </message>
    <message>
        <source>Asks for an answer without a word; your microphone stays closed</source>
        <translation>Pyytää vastausta sanatta; mikrofonisi pysyy kiinni</translation>
    </message>
    <message>
        <source>{names} speaks to you</source>
        <translation>Sinulle puhuu: {names}</translation>
    </message>
    <message>
        <source>Nobody speaks to you now</source>
        <translation>Kukaan ei puhu sinulle nyt</translation>
    </message>
    <message>
        <source>Room of {name}</source>
        <translation>Huone: {name}</translation>
    </message>
    <message>
        <source>Choose a room: {name} is moved there at once</source>
        <translation>Valitse huone: {name} siirretään sinne heti</translation>
    </message>
    <message>
        <source>{room} (new)</source>
        <translation>{room} (uusi)</translation>
    </message>
    <message>
        <source>Close all my talk microphones</source>
        <translation>Sulje kaikki puhemikrofonini</translation>
    </message>
    <message>
        <source>MICROPHONE OPEN</source>
        <translation>MIKROFONI AUKI</translation>
    </message>
    <message>
        <source>closes by itself in {left}</source>
        <translation>sulkeutuu itsestään, aikaa {left}</translation>
    </message>
    <message>
        <source>Talk microphone</source>
        <translation>Puhemikrofoni</translation>
    </message>
    <message>
        <source>Talk headphones</source>
        <translation>Puheyhteyden kuulokkeet</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Ohjelma</translation>
    </message>
    <message>
        <source>Side-tone</source>
        <translation>Oma ääni</translation>
    </message>
    <message>
        <source>Hear yourself quietly while your key is open</source>
        <translation>Kuule itsesi hiljaa, kun näppäimesi on auki</translation>
    </message>
    <message>
        <source>Level of the side-tone</source>
        <translation>Oman äänen taso</translation>
    </message>
    <message>
        <source>Programme left, talkback right</source>
        <translation>Ohjelma vasempaan, puhe oikeaan</translation>
    </message>
    <message>
        <source>Both in both ears</source>
        <translation>Molemmat molempiin korviin</translation>
    </message>
    <message>
        <source>Dim of the programme while one speaks</source>
        <translation>Ohjelman vaimennus puheen aikana</translation>
    </message>
    <message>
        <source>Cancel echo</source>
        <translation>Poista kaiku</translation>
    </message>
    <message>
        <source>Suppress noise</source>
        <translation>Vaimenna kohina</translation>
    </message>
    <message>
        <source>System&apos;s own</source>
        <translation>Järjestelmän oma</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofoni</translation>
    </message>
    <message>
        <source>Headphones</source>
        <translation>Kuulokkeet</translation>
    </message>
    <message>
        <source>Your ears and your microphone</source>
        <translation>Korvasi ja mikrofonisi</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>käynnistyy</translation>
    </message>
    <message>
        <source>works</source>
        <translation>toimii</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>puuttuu</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>evätty</translation>
    </message>
    <message>
        <source>OPEN {left}</source>
        <translation>AUKI {left}</translation>
    </message>
    <message>
        <source>OPEN</source>
        <translation>AUKI</translation>
    </message>
    <message>
        <source>Main room</source>
        <translation>Päähuone</translation>
    </message>
    <message>
        <source>Room {number}</source>
        <translation>Huone {number}</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Kaikki</translation>
    </message>
    <message>
        <source>Party line</source>
        <translation>Ryhmälinja</translation>
    </message>
    <message>
        <source>Party line {name}</source>
        <translation>Ryhmälinja {name}</translation>
    </message>
    <message>
        <source>{name}, privately</source>
        <translation>{name}, yksityisesti</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>LÄHETYKSESSÄ</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>ESIKATSELU</translation>
    </message>
    <message>
        <source>STAND BY</source>
        <translation>VALMIINA</translation>
    </message>
    <message>
        <source>GO</source>
        <translation>NYT</translation>
    </message>
    <message>
        <source>ACKNOWLEDGED</source>
        <translation>KUITATTU</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Mykistys</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Ei</translation>
    </message>
    <message>
        <source>{name} calls</source>
        <translation>{name} kutsuu</translation>
    </message>
    <message>
        <source>{name} calls urgently</source>
        <translation>{name} kutsuu kiireesti</translation>
    </message>
    <message>
        <source>{name} answered your call</source>
        <translation>{name} vastasi kutsuusi</translation>
    </message>
    <message>
        <source>Delay {delay} ms, {lost} % lost</source>
        <translation>Viive {delay} ms, hukkunut {lost} %</translation>
    </message>
    <message>
        <source>your ear</source>
        <translation>korvasi</translation>
    </message>
    <message>
        <source>you</source>
        <translation>sinut</translation>
    </message>
    <message>
        <source>Talks: {lines}</source>
        <translation>Puhuu: {lines}</translation>
    </message>
    <message>
        <source>Answers within {span} ms</source>
        <translation>Vastausaika enintään {span} ms</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Hiljaa</translation>
    </message>
    <message>
        <source>Hears nobody</source>
        <translation>Ei kuule ketään</translation>
    </message>
    <message>
        <source>Hears: {names}</source>
        <translation>Kuulee: {names}</translation>
    </message>
    <message>
        <source>{room}: {names}</source>
        <translation>{room}: {names}</translation>
    </message>
    <message>
        <source>You are alone in {room}</source>
        <translation>Olet yksin täällä: {room}</translation>
    </message>
    <message>
        <source>You are in {room} with {names}</source>
        <translation>Olet täällä: {room}, kanssasi {names}</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>hiljaa</translation>
    </message>
    <message>
        <source>{name} talks on {line}: {how}</source>
        <translation>{name} puhuu, {line}: {how}</translation>
    </message>
    <message>
        <source>{name} listens to {line}: {how}</source>
        <translation>{name} kuuntelee, {line}: {how}</translation>
    </message>
    <message>
        <source>forbidden</source>
        <translation>kielletty</translation>
    </message>
    <message>
        <source>open</source>
        <translation>auki</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>kiinni</translation>
    </message>
    <message>
        <source>{name}&apos;s ear</source>
        <translation>Korva: {name}</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Kuuntelet</translation>
    </message>
    <message>
        <source>Talkback is off: choose an event.</source>
        <translation>Puheyhteys ei ole päällä: valitse tapahtuma.</translation>
    </message>
    <message>
        <source>Talkback is off: it is being started.</source>
        <translation>Puheyhteys ei ole päällä: sitä käynnistetään.</translation>
    </message>
    <message>
        <source>Talkback is off: the event is being joined.</source>
        <translation>Puheyhteys ei ole päällä: tapahtumaan liitytään.</translation>
    </message>
    <message>
        <source>The call is being joined.</source>
        <translation>Puheyhteyteen liitytään.</translation>
    </message>
    <message>
        <source>The call is lost; it comes back by itself.</source>
        <translation>Puheyhteys katkesi; se palaa itsestään.</translation>
    </message>
    <message>
        <source>The call was refused.</source>
        <translation>Puheyhteys evättiin.</translation>
    </message>
    <message>
        <source>In the call: {count}</source>
        <translation>Yhteydessä: {count}</translation>
    </message>
    <message>
        <source>voices by Daily</source>
        <translation>puhe Dailyn kautta</translation>
    </message>
    <message>
        <source>voices by {where}</source>
        <translation>puhe palvelimen {where} kautta</translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>No contact</source>
        <translation>Ei yhteyttä</translation>
    </message>
    <message>
        <source>REHEARSAL</source>
        <translation>HARJOITUS</translation>
    </message>
    <message>
        <source>Nobody sees it</source>
        <translation>Kukaan ei näe sitä</translation>
    </message>
    <message>
        <source>The show is not being sent anywhere</source>
        <translation>Ohjelmaa ei lähetetä mihinkään</translation>
    </message>
    <message>
        <source>Off air</source>
        <translation>Ei lähetyksessä</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Yhdistetään</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Valmiudessa</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>LÄHETYS</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Yhdistetään uudelleen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Hylätty</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>A part of this window failed ({kind}); the show goes on.</source>
        <translation>Tämän ikkunan osa vikaantui ({kind}); lähetys jatkuu.</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Komennot</translation>
    </message>
    <message>
        <source>The show is on air and stays there without this window. Close it again within 5 s to close the window alone.</source>
        <translation>Ohjelma on lähetyksessä ja pysyy siellä ilman tätä ikkunaa. Sulje se uudelleen 5 sekunnin kuluessa, niin vain ikkuna sulkeutuu.</translation>
    </message>
    <message>
        <source>The recording goes on without this window. Close it again within 5 s to close the window alone.</source>
        <translation>Tallennus jatkuu ilman tätä ikkunaa. Sulje se uudelleen 5 sekunnin kuluessa, niin vain ikkuna sulkeutuu.</translation>
    </message>
    <message>
        <source>The window is locked. Close it again within 5 s to close it all the same.</source>
        <translation>Ikkuna on lukittu. Sulje se uudelleen 5 sekunnin kuluessa, niin se sulkeutuu silti.</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Harjoitus</translation>
    </message>
    <message>
        <source>● ON AIR</source>
        <translation>● LÄHETYS</translation>
    </message>
    <message>
        <source>No contact</source>
        <translation>Ei yhteyttä</translation>
    </message>
</context>
</TS>
